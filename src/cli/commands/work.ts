/** `plumbline work`: a worker, until it is told to stop. As many as there are processors and machines may run beside each other. */
import { hostname } from 'node:os';
import { plural } from '../../core/dossier/number-words.js';
import { JOB_KINDS, type JobKind } from '../../jobs/job.js';
import { openQueue } from '../../jobs/queue.js';
import { type WorkEvent, work as workLoop } from '../../jobs/work.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { reachEmbedded } from '../../store/embedded.js';
import { openPostgresStore } from '../../store/postgres-store.js';
import { StoreError } from '../../store/store-error.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { type Log, type LogFormat, logOf } from '../log-line.js';
import { printable } from '../print/printable.js';

export type WorkCommandOptions = {
  readonly json?: boolean;
  readonly data?: string;
  readonly database?: string;
  readonly only?: readonly JobKind[];
  readonly workers: number;
  readonly untilEmpty?: boolean;
  readonly logFormat: LogFormat;
};

export async function work(options: WorkCommandOptions, io: Io): Promise<ExitCode> {
  const dataFolder = options.data ?? defaultDataFolder();
  const log = logOf(io, options.logFormat);
  try {
    return await withDatabase<ExitCode>(dataFolder, options.database, async (databaseUrl) => {
      const queue = await openQueue(databaseUrl, log.line);
      const stop = new AbortController();
      const end = (): void => stop.abort();
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
      try {
        const done = await workLoop({
          ...{ queue, databaseUrl, dataFolder, actor: `plumbline work on ${hostname()}` },
          ...{ kinds: options.only ?? JOB_KINDS, atOnce: options.workers, untilEmpty: options.untilEmpty === true },
          ...{ stop: stop.signal, told: (event) => tell(event, log) },
        });
        if (options.json === true) io.out(`${JSON.stringify({ done })}\n`);
        else io.out(`${plural(done, 'job')} done\n`);
        return 0;
      } finally {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, end);
        await queue.close();
      }
    });
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(1, error.message);
    throw error;
  }
}

/** The team's own server, or the embedded one of the data folder: its schema up to date, and left running or stopped as it was. */
export async function withDatabase<T>(
  dataFolder: string,
  given: string | undefined,
  act: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const named = given ?? process.env.DATABASE_URL;
  const server = named === undefined ? await reachEmbedded(dataFolder) : null;
  const url = server?.url('postgres') ?? named ?? '';
  try {
    await (await openPostgresStore(url)).close();
    return await act(url);
  } finally {
    await server?.stop();
  }
}

function tell(event: WorkEvent, log: Log): void {
  const { what, id, job, says } = event;
  if (log.event === undefined) log.line(wordsOf(event));
  else log.event({ message: what, id, kind: job?.kind ?? '', case: job?.caseName ?? '', says });
}

const wordsOf = ({ what, id, job, says }: WorkEvent): string =>
  [what, job === null ? '' : `${job.kind} ${printable(job.caseName)}`, id, printable(says)]
    .filter((word) => word !== '')
    .join(' ');
