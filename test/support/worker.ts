/** A worker that looks for lost jobs every second, and that says what it does. */
import { JOB_KINDS } from '../../src/jobs/job.js';
import { openQueue } from '../../src/jobs/queue.js';
import { work } from '../../src/jobs/work.js';

const [databaseUrl = '', dataFolder = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const queue = await openQueue(databaseUrl, say, { lookS: 1 });
say('open');
await work({
  ...{ queue, databaseUrl, dataFolder, actor: 'worker', kinds: JOB_KINDS, atOnce: 1, untilEmpty: false, restMs: 100 },
  stop: new AbortController().signal,
  told: ({ what, id, says }) => say(`${what} ${id} ${says}`),
});
