/** `plumbline doctor`: what this machine has of what a workbench needs, and what to do about the rest. */
import { examine } from '../../doctor/examine.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { doctorPage } from '../print/doctor-page.js';
import { withProgress } from '../progress.js';

export type DoctorOptions = {
  readonly json?: boolean;
  readonly seed: number;
  readonly data?: string;
  readonly database?: string;
  /** evidence files read */
  readonly sample: number;
};

export async function doctor(options: DoctorOptions, io: Io): Promise<ExitCode> {
  const dataFolder = options.data ?? defaultDataFolder();
  const databaseUrl = options.database ?? process.env.DATABASE_URL;
  const sample = { most: options.sample, seed: options.seed };
  const findings = await withProgress('examining', io, () => examine({ dataFolder, databaseUrl, sample }));
  if (options.json === true) io.out(`${JSON.stringify({ findings }, null, 2)}\n`);
  else io.out(`${doctorPage(findings, io.page).join('\n')}\n`);
  return findings.some(({ state }) => state === 'fail') ? 1 : 0;
}
