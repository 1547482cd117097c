/**
 * `tsx bench/jags/compare.ts [--draws n] [--way table|latent|summed] [--problem name:scenario …]`: the same problems through JAGS and
 * through `runChain`: means and the distribution of totals in units of their combined Monte Carlo error, and effective draws
 * per CPU second. Effective sizes and errors by R's `posterior`. Traces of both engines are judged alike.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ChainOutput, type KeptSweep, runChain } from '../../src/core/losses/joint/chain.js';
import type { JointProblem } from '../../src/core/losses/joint/problem.js';
import type { ScenarioName } from '../../src/core/losses/result.js';
import { convolve, pointMass } from '../../src/core/numerics/discrete.js';
import { makeRng } from '../../src/core/numerics/rng.js';
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
  },
});
const PROBLEMS = ['examples/ridgeline:middling', 'generated-18:poor', 'generated-17:good', 'cases/spiderweb:middling'];
const seeds = Array.from({ length: Number(args.chains) }, (_, i) => 101 + i);

/** Every chain once for its time, and the exact distribution of the totals at kept sweeps as further quantities. */
function ours(problem: JointProblem): Engine {
  const plan = { warmup: 500, sweeps: Number(args.sweeps) };
  const outputs: ChainOutput[] = [];
  let cpu = 0;
  runChain(problem, { warmup: 50, sweeps: 50, every: 51 }, makeRng(1));
  for (const seed of seeds) {
    const warm = process.cpuUsage();
    runChain(problem, { ...plan, sweeps: 0, every: 1 }, makeRng(seed));
    const timed = process.cpuUsage();
    runChain(problem, { ...plan, every: plan.sweeps + 1 }, makeRng(seed));
    const end = process.cpuUsage();
    cpu +=
      (end.user + end.system - timed.user - timed.system - (timed.user + timed.system - warm.user - warm.system)) / 1e6;
    outputs.push(runChain(problem, { ...plan, every: Number(args.every) }, makeRng(seed)));
  }
  const traces = new Map<string, Float64Array[]>();
  const put = (name: string, column: Float64Array): void => {
    traces.set(name, [...(traces.get(name) ?? []), column]);
  };
  for (const { traces: drawn, kept } of outputs) {
    // Of an image of single items the view is never asked, and never drawn again.
    for (const [name, column] of drawn)
      if (!(name.startsWith('inView/') && problem.images[Number(name.slice(7))]?.isSingle)) put(name, column);
    const totals = kept.map((sweep) => totalsOf(problem, sweep));
    for (const quantity of ['destroyed', 'hit'] as const) {
      put(
        `exact ${quantity}`,
        Float64Array.from(totals, (t) => t[quantity].reduce((m, p, k) => m + p * k, 0)),
      );
      const longest = Math.max(...totals.map((t) => t[quantity].length));
      for (let k = 0; k < longest; k++)
        put(
          `exact ${quantity}=${k}`,
          Float64Array.from(totals, (t) => t[quantity][k] ?? 0),
        );
    }
  }
  return { traces, cpuSeconds: cpu, iterations: plan.sweeps };
}

function totalsOf({ cells, sites }: JointProblem, { tables, struck }: KeptSweep) {
  const total = { destroyed: pointMass(0), hit: pointMass(0) };
  for (const quantity of ['destroyed', 'hit'] as const)
    for (const [s, site] of sites.entries()) {
      let here = pointMass(0);
      for (const c of site.cells) {
        const side = (cells[c]?.n ?? 0) + 1;
        const pmf = new Float64Array(side);
        for (const [at, p] of (tables[c] as Float64Array).entries()) {
          const [d, m] = [Math.floor(at / side), at % side];
          if (p > 0) pmf[quantity === 'hit' ? d + m : d] = (pmf[quantity === 'hit' ? d + m : d] as number) + p;
        }
        here = convolve(here, pmf);
      }
      const chance = struck[s] as number;
      here = here.map((p, k) => chance * p + (k === 0 ? 1 - chance : 0));
      total[quantity] = convolve(total[quantity], here);
    }
  return total;
}

function csv(engine: Engine): string {
  const names = [...engine.traces.keys()];
  const rows: string[] = [['quantity', 'chain', 'values'].join(';')];
  for (const name of names)
    for (const [chain, column] of (engine.traces.get(name) as readonly Float64Array[]).entries())
      rows.push(`${name};${chain};${[...column].map((x) => x.toPrecision(9)).join(' ')}`);
  return `${rows.join('\n')}\n`;
}

for (const named of args.problem ?? PROBLEMS) {
  const [name, scenario] = named.split(':') as [string, ScenarioName];
  const problem = problemOf(name, scenario);
  process.stdout.write(`\n## ${name}, ${scenario}\n\n${describe(problem)}\n`);
  const folder = args.out ?? mkdtempSync(join(tmpdir(), 'plumbline-compare-'));
  const [draws, thin] = [Number(args.draws), Number(args.thin)];
  const model =
    args.way === 'summed' ? tablesOf(problem) : modelOf(problem, args.way === 'latent' ? 'latent' : 'table');
  const burnIn = Number(args.burn);
  const jags = await runJags(model, { seeds, adapt: Math.ceil(burnIn / 2), burnIn, draws, thin });
  if (jags === null) break;
  const theirs: Engine = { traces: jags.traces, cpuSeconds: jags.cpuSeconds, iterations: draws * thin };
  const own = ours(problem);
  writeFileSync(join(folder, 'jags.csv'), csv(theirs));
  writeFileSync(join(folder, 'ours.csv'), csv(own));
  process.stdout.write(
    `JAGS (${args.way}): ${seeds.length} × ${theirs.iterations} iterations in ${theirs.cpuSeconds.toFixed(1)} CPU s (in all ${jags.cpuSecondsInAll.toFixed(1)}); ours: ${seeds.length} × ${own.iterations} sweeps in ${own.cpuSeconds.toFixed(1)} CPU s\n`,
  );
  const r = spawnSync(
    'Rscript',
    [fileURLToPath(new URL('compare.R', import.meta.url)), folder, `${theirs.cpuSeconds}`, `${own.cpuSeconds}`],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  process.stdout.write(r.status === 0 ? r.stdout : `R ended with ${r.status}: ${r.stderr}\n`);
}
