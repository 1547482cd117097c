/** A process that does one job and says what came of it; it may be killed at any point, and ends with whoever started it. */
import { openPostgresStore } from '../store/postgres-store.js';
import type { StageTime } from '../telemetry/telemetry.js';
import { doJob, type JobTools } from './do-job.js';
import type { Job, Outcome } from './job.js';

export type JobTask = { readonly job: Job } & Omit<JobTools, 'store' | 'now' | 'timed'>;
export type JobAnswer = { readonly outcome: Outcome; readonly stages: readonly StageTime[] } | { readonly why: string };

process.on('disconnect', () => process.exit(0));
process.once('message', async ({ job, ...tools }: JobTask) => {
  const answer = await done(job, tools).catch((error: Error): JobAnswer => ({ why: error.message }));
  process.send?.(answer, undefined, undefined, () => process.exit(0));
});

async function done(job: Job, tools: Omit<JobTask, 'job'>): Promise<JobAnswer> {
  const store = await openPostgresStore(tools.databaseUrl);
  try {
    const stages: StageTime[] = [];
    const now = (): string => new Date().toISOString();
    const outcome = await doJob(job, { ...tools, store, now, timed: (stage) => void stages.push(stage) });
    return { outcome, stages };
  } finally {
    await store.close();
  }
}
