/** `plumbline backup`: everything a machine keeps, in one file that was read again before it took its name. */
import { existsSync } from 'node:fs';
import { type Backup, writeBackup } from '../../backup/write-backup.js';
import { VERSION } from '../../core/version.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { reachEmbedded } from '../../store/embedded.js';
import { StoreError } from '../../store/store-error.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { backupPage } from '../print/backup-page.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type BackupCommandOptions = { readonly json?: boolean; readonly data?: string; readonly database?: string };

export async function backup(file: string, options: BackupCommandOptions, io: Io): Promise<ExitCode> {
  const dataFolder = options.data ?? defaultDataFolder();
  const databaseUrl = options.database ?? process.env.DATABASE_URL;
  if (existsSync(file))
    throw new Failure(1, `${printable(file)}: a new file, got one that is there`, [
      'no backup is ever replaced; name another',
    ]);
  try {
    if (databaseUrl !== undefined && !existsSync(dataFolder))
      throw new Failure(1, `data folder ${printable(dataFolder)}: the one that belongs to this database, got none`, [
        'name it with --data or PLUMBLINE_DATA: evidence and keys lie there',
      ]);
    const database = databaseUrl === undefined ? await reachEmbedded(dataFolder) : null;
    const made = await withProgress(`writing ${file}`, io, (count) =>
      writeBackup({
        dataFolder,
        databaseUrl: database?.url('postgres') ?? databaseUrl ?? '',
        file,
        version: VERSION,
        now: () => new Date().toISOString(),
        count,
      }),
    ).finally(() => database?.stop());
    tell(file, made, options, io);
    return 0;
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(1, error.message);
    throw error;
  }
}

function tell(file: string, made: Backup, { json }: BackupCommandOptions, io: Io): void {
  const { manifest, sha256, skipped } = made;
  for (const path of skipped) io.err(`plumbline: warning: ${printable(path)}: no file, left out\n`);
  const document = { file, sha256, ...manifest, skipped };
  if (json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else io.out(`${backupPage('backed up', document, io.page).join('\n')}\n`);
}
