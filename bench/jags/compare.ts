/**
 * `tsx bench/jags/compare.ts [--draws n] [--way table|latent|summed] [--problem name:scenario …]`: the same problems through JAGS and
 * through `runChain`: means and the distribution of totals in units of their combined Monte Carlo error, and effective draws
 * per CPU second. Effective sizes and errors by R's `posterior`. Traces of both engines are judged alike.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runChain } from '../../src/core/losses/joint/chain.js';
import type { KeptSweep } from '../../src/core/losses/joint/kept.js';
import type { JointProblem } from '../../src/core/losses/joint/problem.js';
import type { ScenarioName } from '../../src/core/losses/result.js';
import { convolveAll, mean, type Pmf } from '../../src/core/numerics/discrete.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import { pmfOf } from '../../src/testing/cell-pmf.js';
import { modelOf } from './model-of.js';
import { describe, problemOf } from './problems.js';
import { runJags } from './run-jags.js';
import { tablesOf } from './tables-of.js';

type Engine = {
  readonly traces: ReadonlyMap<string, readonly Float64Array[]>;
  readonly cpuSeconds: number;
  /** iterations behind what is in the traces */
  readonly iterations: number;
};

const { values: args } = parseArgs({
  options: {
    draws: { type: 'string', default: '10000' },
    thin: { type: 'string', default: '5' },
    sweeps: { type: 'string', default: '5000' },
    every: { type: 'string', default: '5' },
    chains: { type: 'string', default: '4' },
    way: { type: 'string', default: 'table' },
    burn: { type: 'string', default: '2000' },
    problem: { type: 'string', multiple: true },
    out: { type: 'string' },
    /** take what JAGS drew from --out, where an earlier run left it */
    reuse: { type: 'boolean', default: false },
  },
});
const PROBLEMS = ['examples/ridgeline:middling', 'generated-18:poor', 'generated-17:good', 'cases/spiderweb:middling'];
const seeds = Array.from({ length: Number(args.chains) }, (_, i) => 101 + i);

/** Every chain once for its time, and once more for the exact distribution of the totals at kept sweeps. */
function ours(problem: JointProblem): Engine {
  const plan = { warmup: 200, sweeps: Number(args.sweeps) };
  const never = plan.sweeps + 1;
  runChain(problem, { ...plan, sweeps: 200, every: never }, makeRng(1));
  const cpuOf = (sweeps: number, seed: number): number => {
    const from = process.cpuUsage();
    runChain(problem, { ...plan, sweeps, every: never }, makeRng(seed));
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  const traces = new Map<string, Float64Array[]>();
  const put = (name: string, column: Float64Array): void => {
    traces.set(name, [...(traces.get(name) ?? []), column]);
  };
  let cpu = 0;
  for (const seed of seeds) {
    cpu += cpuOf(plan.sweeps, seed) - cpuOf(0, seed);
    const { trace, kept } = runChain(problem, { ...plan, every: Number(args.every) }, makeRng(seed));
    for (const [name, column] of trace.shares) put(name, column);
    for (const quantity of ['destroyed', 'hit'] as const) {
      const total = new Float64Array(plan.sweeps);
      for (const [c, column] of trace[quantity].entries()) {
        for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (column[i] as number);
        put(`${quantity === 'hit' ? 'H' : 'D'}/${c}`, column);
      }
      put(quantity, total);
      const exact = kept.map((sweep) => totalOf(problem, sweep, quantity));
      put(`exact ${quantity}`, Float64Array.from(exact, mean));
      const longest = problem.cells.reduce((sum, { n }) => sum + n, 1);
      for (let k = 0; k < longest; k++)
        put(
          `exact ${quantity}=${k}`,
          Float64Array.from(exact, (pmf) => pmf[k] ?? 0),
        );
    }
  }
  return { traces, cpuSeconds: cpu, iterations: plan.sweeps };
}

function totalOf({ sites }: JointProblem, { cells, struck }: KeptSweep, quantity: 'destroyed' | 'hit'): Pmf {
  return convolveAll(
    sites.map((site, s) => {
      const chance = struck[s] as number;
      const here = convolveAll(site.cells.map((c) => pmfOf(cells, c, quantity)));
      return here.map((p, k) => chance * p + (k === 0 ? 1 - chance : 0));
    }),
  );
}

function csv(engine: Engine): string {
  const names = [...engine.traces.keys()];
  const rows: string[] = [['quantity', 'chain', 'values'].join(';')];
  for (const name of names)
    for (const [chain, column] of (engine.traces.get(name) as readonly Float64Array[]).entries())
      rows.push(`${name};${chain};${[...column].map((x) => x.toPrecision(9)).join(' ')}`);
  return `${rows.join('\n')}\n`;
}

async function jagsOf(problem: JointProblem, folder: string): Promise<Omit<Engine, 'traces'> | null> {
  if (args.reuse) return JSON.parse(readFileSync(join(folder, 'jags.json'), 'utf8'));
  const [draws, thin, burnIn] = [Number(args.draws), Number(args.thin), Number(args.burn)];
  const model =
    args.way === 'summed' ? tablesOf(problem) : modelOf(problem, args.way === 'latent' ? 'latent' : 'table');
  const jags = await runJags(model, { seeds, adapt: Math.ceil(burnIn / 2), burnIn, draws, thin });
  if (jags === null) return null;
  const { cpuSeconds, traces } = jags;
  const made = { cpuSeconds, iterations: draws * thin };
  writeFileSync(join(folder, 'jags.csv'), csv({ traces, ...made }));
  writeFileSync(join(folder, 'jags.json'), JSON.stringify(made));
  return made;
}

for (const named of args.problem ?? PROBLEMS) {
  const [name, scenario] = named.split(':') as [string, ScenarioName];
  const problem = problemOf(name, scenario);
  process.stdout.write(`\n## ${name}, ${scenario}\n\n${describe(problem)}\n`);
  const folder = args.out ?? mkdtempSync(join(tmpdir(), 'plumbline-compare-'));
  mkdirSync(folder, { recursive: true });
  const theirs = await jagsOf(problem, folder);
  if (theirs === null) break;
  const own = ours(problem);
  writeFileSync(join(folder, 'ours.csv'), csv(own));
  process.stdout.write(
    `JAGS (${args.way}): ${seeds.length} × ${theirs.iterations} iterations in ${theirs.cpuSeconds.toFixed(1)} CPU s; ours: ${seeds.length} × ${own.iterations} sweeps in ${own.cpuSeconds.toFixed(1)} CPU s\n`,
  );
  const r = spawnSync(
    'Rscript',
    [fileURLToPath(new URL('compare.R', import.meta.url)), folder, `${theirs.cpuSeconds}`, `${own.cpuSeconds}`],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  process.stdout.write(r.status === 0 ? r.stdout : `R ended with ${r.status}: ${r.stderr}\n`);
}
