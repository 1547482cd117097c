/**
 * The queue of jobs in the store's own PostgreSQL, by pg-boss, in a schema of its own that is never distributed. A job is
 * held by a lease that its worker renews; when nobody has renewed it for a minute the worker is taken for lost and the job
 * is given to the next. Lost or failed a third time, it has failed.
 */
import PgBoss from 'pg-boss';
import { JOB_KINDS, type Job, type JobKind, keyOf, type Outcome } from './job.js';

const SCHEMA = 'pgboss';
/** seconds without a word from the worker of a job */
const LEASE_S = 60;
const LOSSES = 2;
/** seconds between looks for jobs that were lost */
const LOOK_S = 20;

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
export type ListedJob = {
  readonly id: string;
  readonly state: JobState;
  readonly job: Job;
  readonly tries: number;
  readonly outcome: Outcome | null;
};

export type JobQueue = {
  /** Waiting until a worker takes it. @returns its id; null where the same waits already */
  send(job: Job): Promise<string | null>;
  /** The next that waits, now ours; null where none does. */
  take(kinds?: readonly JobKind[]): Promise<{ readonly id: string; readonly job: Job } | null>;
  complete(kind: JobKind, id: string, outcome: Outcome): Promise<void>;
  fail(kind: JobKind, id: string, why: string): Promise<void>;
  /** Waiting ones are not begun, running ones are ended by their workers. */
  cancel(ids: readonly string[]): Promise<number>;
  /** Holds a job of ours for another lease. @returns false where it is no longer ours: it was cancelled, or given away */
  renew(kind: JobKind, id: string): Promise<boolean>;
  /** In the order they were sent. */
  list(): Promise<readonly ListedJob[]>;
  close(): Promise<void>;
};

export type QueueTimes = { readonly leaseS?: number; readonly lookS?: number };

export async function openQueue(
  databaseUrl: string,
  log: (line: string) => void = () => {},
  { leaseS = LEASE_S, lookS = LOOK_S }: QueueTimes = {},
): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    ...{ schema: SCHEMA, max: 3, schedule: false, maintenanceIntervalSeconds: lookS },
  });
  boss.on('error', (error) => log(`queue: ${error.message}`));
  await boss.start();
  for (const name of JOB_KINDS) await boss.createQueue(name, { name, policy: 'short', retryLimit: LOSSES });
  const list = async (): Promise<readonly ListedJob[]> => {
    const { rows } = await boss.getDb().executeSql(LIST, [JOB_KINDS]);
    return rows.map(({ id, name, state, data, tries, output }) => ({
      ...{ id, state, tries, outcome: outcomeOf(output) },
      job: { kind: name, ...data } as Job,
    }));
  };
  return {
    send(job) {
      const { kind, ...data } = job;
      return boss.send(kind, data, { singletonKey: keyOf(job), expireInSeconds: leaseS });
    },
    async take(kinds = JOB_KINDS) {
      for (const kind of kinds) {
        const [found] = (await boss.fetch<object>(kind, { batchSize: 1 })) ?? [];
        if (found !== undefined) return { id: found.id, job: { kind, ...found.data } as Job };
      }
      return null;
    },
    complete: (kind, id, outcome) => boss.complete(kind, id, outcome),
    fail: (kind, id, why) => boss.fail(kind, id, { why }),
    async cancel(ids) {
      const wanted = (await list()).filter(({ id, state }) => ids.includes(id) && OPEN.has(state));
      for (const { id, job } of wanted) await boss.cancel(job.kind, id);
      return wanted.length;
    },
    async renew(kind, id) {
      const { rows } = await boss.getDb().executeSql(RENEW, [kind, id]);
      return rows.length > 0;
    },
    list,
    close: () => boss.stop({ graceful: false, wait: true }),
  };
}

export const OPEN: ReadonlySet<JobState> = new Set(['created', 'retry', 'active']);

/** A lost job carries pg-boss's own words. */
function outcomeOf(output: (Outcome & { readonly value?: { readonly message?: string } }) | null): Outcome | null {
  return output?.value?.message === undefined ? output : { why: output.value.message };
}

const RENEW = `update ${SCHEMA}.job set started_on = now() where name = $1 and id = $2 and state = 'active' returning id`;
const LIST = `select id, name, state::text as state, data, retry_count as tries, output
  from ${SCHEMA}.job where name = any($1) order by created_on, id`;
