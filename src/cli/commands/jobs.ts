/** `plumbline jobs`: what is to be done by workers: listed, asked for, taken back. */
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import { plural } from '../../core/dossier/number-words.js';
import type { ScenarioName } from '../../core/losses/result.js';
import type { Job } from '../../jobs/job.js';
import { type JobQueue, OPEN, openQueue } from '../../jobs/queue.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { openPostgresStore } from '../../store/postgres-store.js';
import { StoreError } from '../../store/store-error.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import type { JobAct } from '../job-values.js';
import { jobsPage } from '../print/jobs-page.js';
import { withDatabase } from './work.js';

export type JobsOptions = {
  readonly json?: boolean;
  readonly data?: string;
  readonly database?: string;
  readonly seed: number;
  readonly case?: string;
  readonly scenario?: ScenarioName;
  readonly every: number;
};

export async function jobs(act: JobAct, what: readonly string[], options: JobsOptions, io: Io): Promise<ExitCode> {
  try {
    return await withDatabase<ExitCode>(options.data ?? defaultDataFolder(), options.database, async (databaseUrl) => {
      const queue = await openQueue(databaseUrl, (line) => io.err(`plumbline: ${line}\n`));
      try {
        if (act === 'show') await show(queue, options, io);
        else if (act === 'cancel') await cancel(queue, what, options, io);
        else await add(queue, await wanted(databaseUrl, act, what, options), options, io);
        return 0;
      } finally {
        await queue.close();
      }
    });
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(1, error.message);
    throw error;
  }
}

async function show(queue: JobQueue, { json }: JobsOptions, io: Io): Promise<void> {
  const listed = await queue.list();
  if (json === true) io.out(`${JSON.stringify({ jobs: listed }, null, 2)}\n`);
  else io.out(`${jobsPage(listed, io.page).join('\n')}\n`);
}

async function cancel(queue: JobQueue, ids: readonly string[], options: JobsOptions, io: Io): Promise<void> {
  const open = (await queue.list()).filter(
    ({ state, job }) => OPEN.has(state) && (options.case === undefined || job.caseName === options.case),
  );
  const cancelled = await queue.cancel(ids.length > 0 ? ids : open.map(({ id }) => id));
  io.out(options.json === true ? `${JSON.stringify({ cancelled })}\n` : `${plural(cancelled, 'job')} cancelled\n`);
}

async function add(queue: JobQueue, list: readonly Job[], { json }: JobsOptions, io: Io): Promise<void> {
  let added = 0;
  for (const job of list) if ((await queue.send(job)) !== null) added += 1;
  const waiting = list.length - added;
  if (json === true) io.out(`${JSON.stringify({ added, waiting })}\n`);
  else
    io.out(
      `${plural(added, 'job')} added${waiting > 0 ? `, ${waiting} waiting before` : ''}; plumbline work does them\n`,
    );
}

async function wanted(
  databaseUrl: string,
  act: Exclude<JobAct, 'show' | 'cancel'>,
  what: readonly string[],
  options: JobsOptions,
): Promise<readonly Job[]> {
  const { seed, scenario = DEFAULT_CONFIG.scenario, every: everyDays } = options;
  const store = await openPostgresStore(databaseUrl);
  const cases = (await store.listCases().finally(() => store.close())).filter(
    ({ caseName }) => options.case === undefined || caseName === options.case,
  );
  if (cases.length === 0)
    throw new Failure(
      1,
      `--case: a case that is kept, got ${options.case === undefined ? 'none at all' : JSON.stringify(options.case)}`,
      ['import one first: plumbline serve <case folder>'],
    );
  if (act === 'intake') {
    const [one] = cases;
    if (options.case === undefined || one === undefined || what.length === 0)
      throw new Failure(2, 'intake: a case (--case) and what to receive, got none', ['see: plumbline jobs --help']);
    return [{ kind: 'intake', caseName: one.caseName, what }];
  }
  return cases.map(
    ({ caseName, revision }): Job =>
      act === 'assess'
        ? { kind: 'assess', caseName, revision, seed, scenario }
        : { kind: 'fixity', caseName, everyDays },
  );
}
