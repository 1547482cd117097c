/** The doctor: looks at all that a workbench needs on this machine, and stops at nothing it finds. */
import type { SecretSource } from '../store/secret-files.js';
import { databaseFindings } from './database.js';
import { evidenceFindings, type Sample } from './evidence.js';
import { type Finding, guarded } from './finding.js';
import { folderFindings } from './folder.js';
import { machine } from './machine.js';
import { secretFindings } from './secrets.js';

export type Patient = {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly sample: Sample;
  /** where the secrets from outside came from; of this process's environment when left out */
  readonly secrets?: readonly SecretSource[];
};

export async function examine({ dataFolder, databaseUrl, sample, secrets }: Patient): Promise<readonly Finding[]> {
  const again = 'see the message; the other lines hold';
  return [
    ...(await guarded('machine', again, async () => machine())),
    ...(await guarded('data folder', 'name another with PLUMBLINE_DATA', () => folderFindings(dataFolder))),
    ...(await guarded('secrets', 'see docs/operate.md, Keys', () => secretFindings(secrets))),
    ...(await guarded('database', again, () => databaseFindings(dataFolder, databaseUrl))),
    ...(await guarded('evidence', 'restore it from a backup', () => evidenceFindings(dataFolder, sample))),
  ];
}
