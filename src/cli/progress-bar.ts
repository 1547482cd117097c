/** The thread behind `withProgress`: after a second, a bar filled as far as the work is told to be, or a mark that runs along it, and the seconds so far. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const STDERR = 2;
const CELLS = 20;
const AFTER_MS = 1000;
const EVERY_MS = 120;

const { label, drawn } = workerData as { readonly label: string; readonly drawn: Int32Array };
let tick = 0;

setTimeout(() => setInterval(draw, EVERY_MS), AFTER_MS);

function draw(): void {
  const at = tick++ % CELLS;
  const [done, all] = [Atomics.load(drawn, 1), Atomics.load(drawn, 2)];
  const filled = Math.floor((CELLS * done) / Math.max(all, 1));
  const running = `${'─'.repeat(at)}━${'─'.repeat(CELLS - 1 - at)}`;
  const bar = all === 0 ? running : `${'━'.repeat(filled)}${'─'.repeat(CELLS - filled)} ${done} of ${all}`;
  const seconds = Math.floor((AFTER_MS + tick * EVERY_MS) / 1000);
  Atomics.store(drawn, 0, 1);
  writeSync(STDERR, `\r\x1b[K${bar} ${label} (${seconds} s)`);
}
