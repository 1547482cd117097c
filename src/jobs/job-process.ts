/** A process that does one job and says what came of it; it may be killed at any point, and ends with whoever started it. */
import { openPostgresStore } from '../store/postgres-store.js';
import { doJob, type JobTools } from './do-job.js';
import type { Job, Outcome } from './job.js';

export type JobTask = { readonly job: Job } & Omit<JobTools, 'store' | 'now'>;
export type JobAnswer = { readonly outcome: Outcome } | { readonly why: string };

process.on('disconnect', () => process.exit(0));
process.once('message', async ({ job, ...tools }: JobTask) => {
  const answer = await done(job, tools).catch((error: Error): JobAnswer => ({ why: error.message }));
  process.send?.(answer, undefined, undefined, () => process.exit(0));
});

async function done(job: Job, tools: Omit<JobTask, 'job'>): Promise<JobAnswer> {
  const store = await openPostgresStore(tools.databaseUrl);
  try {
    return { outcome: await doJob(job, { ...tools, store, now: () => new Date().toISOString() }) };
  } finally {
    await store.close();
  }
}
