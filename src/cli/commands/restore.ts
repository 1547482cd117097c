/** `plumbline restore`: a backup put back into an empty data folder, or looked through without writing anything. */
import { verifyBackup } from '../../backup/read-backup.js';
import { restoreBackup } from '../../backup/restore-backup.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { StoreError } from '../../store/store-error.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { backupPage } from '../print/backup-page.js';
import { withProgress } from '../progress.js';

export type RestoreCommandOptions = {
  readonly json?: boolean;
  readonly data?: string;
  readonly database?: string;
  readonly verify?: boolean;
};

export async function restore(file: string, options: RestoreCommandOptions, io: Io): Promise<ExitCode> {
  const dataFolder = options.data ?? defaultDataFolder();
  const databaseUrl = options.database ?? process.env.DATABASE_URL;
  const note = (line: string): void => io.err(`plumbline: ${line}\n`);
  const label = options.verify === true ? `reading ${file}` : `restoring ${file}`;
  try {
    const { manifest, sha256 } = await withProgress(label, io, (count) =>
      options.verify === true
        ? verifyBackup(file, count)
        : restoreBackup({ file, dataFolder, databaseUrl, note, count }),
    );
    const document = { file, sha256, ...manifest, ...(options.verify === true ? {} : { dataFolder }) };
    const title = options.verify === true ? 'whole, every digest as written' : `restored into ${dataFolder}`;
    if (options.json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
    else io.out(`${backupPage(title, document, io.page).join('\n')}\n`);
    return 0;
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(1, error.message);
    throw error;
  }
}
