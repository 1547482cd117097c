/**
 * Coverage on simulated strikes: `npx tsx validation/coverage/main.ts --strikes 100 --seed 1 [--replay 50] [--days 6]
 * [--visibility good] [--misses] [--without copying]`. `--replay` also replays that many strikes day by day, `--days` at most so
 * many days of each; `--misses` lists what the intervals did not hold; `--without` leaves a mechanism of the world out.
 */
import { parseArgs } from 'node:util';
import { MECHANISMS, VISIBILITIES } from '../../src/testing/strike-world.js';
import { type Asked, askStrikes } from './coverage.js';
import { replayStrikes } from './replay.js';
import { coverageTable, meansTable, missesTable, replayTable } from './report.js';
import { worldMeans } from './world-means.js';

/** Strikes on which the world's own means are taken: cheap, so many. */
const WORLDS = 1000;

const { values } = parseArgs({
  options: {
    strikes: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    replay: { type: 'string', default: '0' },
    days: { type: 'string' },
    visibility: { type: 'string', multiple: true, default: [...VISIBILITIES] },
    without: { type: 'string', multiple: true, default: [] },
    misses: { type: 'boolean', default: false },
  },
});
const seed = whole('seed', values.seed);
const without = new Set(MECHANISMS.filter((name) => values.without.includes(name)));
const visibilities = VISIBILITIES.filter((name) => values.visibility.includes(name));

process.stdout.write('Means of the world beside the model’s\n');
process.stdout.write(`${meansTable(visibilities.map((name) => [name, worldMeans(name, WORLDS, seed)] as const))}\n`);

const strikes = whole('strikes', values.strikes);
if (strikes > 0) {
  const asked: readonly Asked[] = visibilities.flatMap((name) =>
    askStrikes(name, { strikes, seed, without, onStrike: progress(`coverage, ${name}`, strikes) }),
  );
  process.stdout.write(`90 % intervals of the matching scenario\n${coverageTable(asked, visibilities)}\n`);
  if (values.misses) process.stdout.write(`${missesTable(asked)}\n`);
}

const replayed = whole('replay', values.replay);
const days = values.days === undefined ? undefined : whole('days', values.days);
if (replayed > 0) {
  const rows = visibilities.map(
    (name) =>
      [
        name,
        replayStrikes(name, {
          strikes: replayed,
          seed,
          without,
          ...(days && { days }),
          onStrike: progress(`replay, ${name}`, replayed),
        }),
      ] as const,
  );
  process.stdout.write(`Replayed day by day\n${replayTable(rows)}\n`);
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  process.stderr.write(`coverage: --${name} takes a whole number, got ${text}\n`);
  process.exit(2);
}

function progress(what: string, of: number): (done: number) => void {
  return (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done} of ${of}${done === of ? '\n' : ''}`);
  };
}
