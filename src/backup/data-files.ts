/** The files of a data folder that a backup holds: all but what a running server needs for itself or makes again. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside the tables, which go in as such: programs, locks, the password of this cluster, what is found again in a file. */
const LEFT_OUT = /^(postgres(\.log|\.part-.*)?|engine|lock|password(\.part)?|looked-into|restoring|lost\+found)$/;
/** Of a vault: who holds it, and what is on its way in. */
const OF_A_VAULT = new Set(['lock', 'incoming', 'bringing']);

export type DataFile = { readonly path: string; readonly bytes: number; readonly mode: number };

export type DataFiles = {
  readonly files: readonly DataFile[];
  /** links and other things that are no files: not followed */
  readonly skipped: readonly string[];
};

/**
 * Paths with `/`, logs before the bytes they speak of: bytes are written first and never taken away, so what a log says
 * while another process adds to it is in the backup whole.
 */
export async function dataFiles(dataFolder: string): Promise<DataFiles> {
  const files: DataFile[] = [];
  const skipped: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(join(dataFolder, folder), { withFileTypes: true });
    const isVault = entries.some(({ name }) => name === 'vault.json');
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (depth === 0 && LEFT_OUT.test(entry.name)) continue;
      if (isVault && OF_A_VAULT.has(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path, depth + 1);
      else if (entry.isFile()) {
        const { size, mode } = await stat(join(dataFolder, path));
        files.push({ path, bytes: size, mode: mode & 0o777 });
      } else skipped.push(path);
    }
  };
  await walk('', 0);
  const isBytes = ({ path }: DataFile): number => (/(^|\/)sha256\//.test(path) ? 1 : 0);
  return { files: files.sort((a, b) => isBytes(a) - isBytes(b)), skipped };
}
