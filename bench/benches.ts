/** What is measured, each against a limit or a peer in the same run. A bench prints lines; it judges nothing. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { digestOfBytes } from '../src/core/casefile/digest.js';
import { readCase } from '../src/core/casefile/read.js';
import { printAssessment, toAssessment } from '../src/core/dossier/assessment.js';
import { knownDays } from '../src/core/evidence/known-days.js';
import { DEFAULT_CONFIG, makeRunner, type Runner, run } from '../src/core/execute.js';
import { measureBatch } from './batch-bench.js';
import { measureCost } from './cost-bench.js';
import { measureDesk } from './desk.js';
import { measureDossier } from './dossier-bench.js';
import { measureExchange } from './exchange-bench.js';
import { measureExtract } from './extract-bench.js';
import { measureFleet } from './fleet-bench.js';
import { growCase } from './grow-case.js';
import { measureIntake } from './intake-bench.js';
import { measureLoad } from './load-bench.js';
import { measureLosses } from './losses-bench.js';
import { ms, ofLimit, printTimes, times } from './measure.js';
import { measureMedia } from './media.js';
import { measurePerception } from './perception-bench.js';
import { measureStatistics } from './statistics.js';
import { measureStore } from './store-bench.js';
import { measureView } from './view-bench.js';

export type Bench = {
  readonly name: string;
  readonly asks: string;
  readonly run: (deep: boolean) => Promise<readonly string[]>;
};

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const CASE = at('cases/spiderweb');
const LIMIT_COMMAND_MS = 2000;
const LIMIT_REDRAW_MS = 100;

const files = () => new Map(readdirSync(CASE).map((name) => [name, new Uint8Array(readFileSync(`${CASE}/${name}`))]));

function theCase() {
  const read = readCase(files());
  if (!read.ok) throw new Error('the shipped case does not read');
  return read.theCase;
}

function nodeProcess(args: readonly string[]): Uint8Array {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

export const BENCHES: readonly Bench[] = [
  {
    name: 'command',
    asks: 'the whole command `plumbline assess cases/spiderweb --json --seed 1`, warm, and with nothing kept from before',
    run: async () => {
      const args = [at('dist/cli/main.js'), 'assess', CASE, '--json', '--seed', '1'];
      const digests = new Set<string>();
      const anew = await times(() => digests.add(digestOfBytes(nodeProcess([...args, '--fresh']))), 5);
      const kept = await times(() => digests.add(digestOfBytes(nodeProcess(args))), 7);
      const help = await times(() => nodeProcess([at('dist/cli/main.js'), '--help']), 7);
      const bare = await times(() => nodeProcess(['-e', '0']), 7);
      return [
        `assessed before by this program: ${printTimes(kept)}: ${ofLimit(kept.median, LIMIT_COMMAND_MS)}`,
        `weighed anew (--fresh): ${printTimes(anew)}: ${ofLimit(anew.median, LIMIT_COMMAND_MS)}`,
        `${digests.size === 1 ? 'the same bytes every time, kept or anew' : `${digests.size} DIFFERENT RESULTS`}`,
        `--help ${printTimes(help)}, ${(help.median / bare.median).toFixed(1)} × a bare Node (${ms(bare.median)} ms)`,
      ];
    },
  },
  {
    name: 'read',
    asks: 'reading and checking the case, bytes to rows',
    run: async () => {
      const bytes = files();
      const ours = await times(() => readCase(bytes), 15, 3);
      const tables = [...bytes].filter(([name]) => name.endsWith('.csv')).map(([, text]) => Buffer.from(text));
      const bare = await times(() => tables.map((text) => parse(text)), 15, 3);
      return [printTimes(ours), `${(ours.median / bare.median).toFixed(1)} × csv-parse alone (${ms(bare.median)} ms)`];
    },
  },
  {
    name: 'run',
    asks: 'the pipeline in process, every stage and every verdict, nothing kept from before',
    run: async () => {
      const one = theCase();
      const whole = await times(() => run(one), 9, 2);
      const made = run(one);
      const document = await times(() => printAssessment(toAssessment(made)), 9, 2);
      return [printTimes(whole), `the document of it: ${printTimes(document)}`];
    },
  },
  {
    name: 'redraw',
    asks: 'a changed control in the workbench: as-of day, scenario, dependence between prices',
    run: async () => {
      const one = theCase();
      const runner = makeRunner(one);
      const latest = runner(DEFAULT_CONFIG).asOf;
      const days = knownDays(one).map(({ day }) => day);
      // Days in a scattered order, each by a runner that has seen it neither whole nor at a glance, in code that is warm.
      const scattered = [1, 0].flatMap((odd) => days.filter((_, i) => i % 2 === odd));
      const glimpser = makeRunner(one);
      const glimpsed = async (by: Runner) =>
        times((i) => by.glimpse({ ...DEFAULT_CONFIG, asOf: scattered[i] ?? latest }), days.length, 0);
      const cold = await glimpsed(glimpser);
      const glimpse = await glimpsed(makeRunner(one));
      const asOf = await times((i) => runner({ ...DEFAULT_CONFIG, asOf: scattered[i] ?? latest }), days.length, 0);
      const again = await times((i) => runner({ ...DEFAULT_CONFIG, asOf: scattered[i] ?? latest }), days.length, 0);
      const scenario = await times(
        (i) => runner({ ...DEFAULT_CONFIG, scenario: i % 2 === 0 ? 'good' : 'poor' }),
        10,
        2,
      );
      const dependence = await times(
        (i) => runner({ ...DEFAULT_CONFIG, cost: { ...DEFAULT_CONFIG.cost, priceDependence: Math.max(0, i) / 10 } }),
        10,
        0,
      );
      return [
        `a day not looked at before, first answer: ${printTimes(glimpse)}: ${ofLimit(glimpse.median, LIMIT_REDRAW_MS)}; 95 % within ${ms(glimpse.p95)} ms: ${ofLimit(glimpse.p95, LIMIT_REDRAW_MS)}`,
        `the same in a process that has just begun: ${printTimes(cold)}, 95 % within ${ms(cold.p95)} ms`,
        `and the whole run behind it: ${printTimes(asOf)}, 95 % within ${ms(asOf.p95)} ms`,
        `a day looked at before: ${printTimes(again)}: ${ofLimit(again.median, LIMIT_REDRAW_MS)}`,
        `scenario: ${printTimes(scenario)}: ${ofLimit(scenario.median, LIMIT_REDRAW_MS)}`,
        `dependence: ${printTimes(dependence)}: ${ofLimit(dependence.median, LIMIT_REDRAW_MS)}`,
      ];
    },
  },
  {
    name: 'view',
    asks: 'the reference case in a browser: first view, another day, another visibility, another dependence between prices',
    run: () => measureView(CASE),
  },
  {
    name: 'losses',
    asks: 'the losses engine: the reference case in its limit, effective draws against JAGS, cost over readings',
    run: () => measureLosses(theCase()),
  },
  {
    name: 'media',
    asks: 'pictures: hashing a large one, exact search among 100,000 to 10 million hashes, near pairs of 300,000',
    run: measureMedia,
  },
  {
    name: 'cost',
    asks: 'a cost model on its own against Squiggle, numpy and SALib, per CPU second',
    run: measureCost,
  },
  {
    name: 'fleet',
    asks: 'two fleet models, machine repair and a struck fleet, against SimPy, per CPU second',
    run: async () => measureFleet(),
  },
  {
    name: 'perception',
    asks: "the effect of a dated event on a series, against R's CausalImpact, per CPU second",
    run: measurePerception,
  },
  {
    name: 'extract',
    asks: 'claims read from text in three languages: found, fields right, misses, time',
    run: measureExtract,
  },
  {
    name: 'statistics',
    asks: 'statistical engines against their peers, per CPU second',
    run: measureStatistics,
  },
  {
    name: 'store',
    asks: 'the store on the embedded server: writes and reads by 50 clients, growth with the number of cases, a backup',
    run: measureStore,
  },
  {
    name: 'batch',
    asks: 'many cases by one, two and four processes: speed-up and identical bytes',
    run: measureBatch,
  },
  {
    name: 'load',
    asks: 'an archive over HTTP: pages of rows over all cases by one and by 50 clients, reads and writes, by growing sizes',
    run: measureLoad,
  },
  {
    name: 'intake',
    asks: 'evidence files into a case: hashed, copied, brought to the disk and told to the custody log',
    run: measureIntake,
  },
  {
    name: 'exchange',
    asks: 'a list of 26,000 losses of another tool into a case and out again, by the commands a desk types',
    run: measureExchange,
  },
  {
    name: 'dossier',
    asks: 'the pages of a published dossier in a browser, from disk and from a server: paints, shift, bytes (limit 200 kB)',
    run: measureDossier,
  },
  {
    name: 'growth',
    asks: 'how the cost of a run grows with the rows of a case (copies of the case side by side)',
    run: async () => {
      const one = theCase();
      const lines: string[] = [];
      let base = 0;
      for (const copies of [1, 4, 16]) {
        const grown = growCase(one, copies);
        const taken = await times(() => run(grown), copies === 16 ? 1 : 3, copies === 1 ? 2 : 0);
        if (copies === 1) base = taken.median;
        const power =
          copies === 1
            ? ''
            : `, growth as the power ${(Math.log(taken.median / base) / Math.log(copies)).toFixed(2)} of the rows`;
        lines.push(
          `${copies} × (${grown.readings.length} readings, ${grown.claims.length} claims): ${printTimes(taken)}${power}`,
        );
      }
      return lines;
    },
  },
  {
    name: 'desk',
    asks: 'acts of hand on the main pages of the workbench at 10,000 readings, in a real browser, from the event to the frame that holds its result; the limit is 100 ms for 95 in 100',
    run: measureDesk,
  },
];
