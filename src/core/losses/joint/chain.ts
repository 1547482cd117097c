/**
 * One chain: sweeps of collapsed Gibbs sampling. In a sweep each cell's (D, M) is drawn from its exact table, with N, q, z
 * and every layer of seeing summed out; then the layers; then all shares. Kept sweeps hand on the exact distributions given
 * the shares, never the draws themselves (Rao–Blackwell; Gelfand & Smith 1990). A sweep costs O(cells · images · n²).
 * Most likely slow: a site whose only look is partial, where how much was seen and how much was there trade off.
 */
import type { Rng } from '../../numerics/rng.js';
import { layersOf } from './cell-table.js';
import { drawCell, drawPresent, jointTable, tallySums } from './draw-cell.js';
import { drawShares, sharesFromPrior } from './draw-shares.js';
import { hitsPrior } from './hits-prior.js';
import type { JointProblem } from './problem.js';
import { emptyLatents, emptyTallies, type Latents, type Shares } from './state.js';

/** The exact distribution of every cell given the shares of one sweep. */
export type KeptSweep = {
  /** P(D, M) per cell of a site that was struck: normalized triangles in squares */
  readonly tables: readonly Float64Array[];
  /** chance that the site was struck, per site */
  readonly struck: readonly number[];
};

export type ChainPlan = { readonly warmup: number; readonly sweeps: number; readonly every: number };

export type ChainOutput = {
  readonly kept: readonly KeptSweep[];
  /** per sweep after warm-up: the number hit and destroyed drawn, and every share, for diagnostics */
  readonly traces: ReadonlyMap<string, Float64Array>;
};

export function runChain(problem: JointProblem, plan: ChainPlan, rng: Rng): ChainOutput {
  const shares = sharesFromPrior(problem, rng);
  const latents = emptyLatents(problem);
  const kept: KeptSweep[] = [];
  const traces = new Map<string, Float64Array>();
  for (let sweep = -plan.warmup; sweep < plan.sweeps; sweep++) {
    drawLatents(problem, shares, latents, rng);
    if (sweep < 0) continue;
    trace(traces, sweep, plan.sweeps, problem, shares, latents);
    if (sweep % plan.every === plan.every - 1) kept.push(exactGiven(problem, shares, latents));
  }
  return { kept, traces };
}

/** One sweep: what was there, then the shares. The shares kept with it are those drawn last. */
function drawLatents(problem: JointProblem, shares: Shares, latents: Latents, rng: Rng): void {
  const tallies = emptyTallies(problem);
  const around = { problem, shares, latents, tallies, rng };
  for (const [site, { cells, struck }] of problem.sites.entries()) {
    const priors = cells.map((c) => {
      const cell = problem.cells[c] as JointProblem['cells'][number];
      return hitsPrior(cell, shares.hitShare[site] as number, shares.concentration);
    });
    const layers: (ReturnType<typeof layersOf> | null)[] = [];
    const tables: Float64Array[] = [];
    let [odds, certain] = [1, false];
    for (const [i, c] of cells.entries()) {
      const cell = problem.cells[c] as JointProblem['cells'][number];
      const isCoupled = cell.spoken.some((spoken) => spoken.sums.length > 0);
      const table = new Float64Array((cell.n + 1) * (cell.n + 1));
      tables.push(table);
      if (isCoupled) {
        layers.push(null);
        if ((latents.destroyed[c] as number) + (latents.damaged[c] as number) > 0) certain = true;
        odds *= priors[i]?.hits[0] as number;
        continue;
      }
      const made = layersOf(problem, cell, shares, latents, false);
      layers.push(made);
      const mass = jointTable(
        table,
        cell.n,
        priors[i]?.hits as Float64Array,
        shares.destroyedIfHit[cell.type] as number,
        made.there,
        0,
      );
      odds *= mass / (made.there[0] as number);
    }
    const chance = struck === 1 || certain ? 1 : (struck * odds) / (struck * odds + 1 - struck);
    latents.struck[site] = chance === 1 || rng.uniform() < chance ? 1 : 0;
    for (const [i, c] of cells.entries()) {
      const cell = problem.cells[c] as JointProblem['cells'][number];
      const table = tables[i] as Float64Array;
      const prior = priors[i] as (typeof priors)[number];
      const made = layers[i] ?? layersOf(problem, cell, shares, latents, false);
      if (latents.struck[site] === 0) {
        table.fill(0);
        table[0] = 1;
      } else if (layers[i] === null) {
        jointTable(table, cell.n, prior.hits, shares.destroyedIfHit[cell.type] as number, made.there, 0);
      }
      drawCell(around, c, table, made, prior);
      if (latents.struck[site] === 0)
        drawPresent(around, c, { ...prior, given: prior.given.map((row) => row && Float64Array.of(1)) });
    }
  }
  tallySums(around);
  drawShares(problem, shares, latents, tallies, rng);
}

function exactGiven(problem: JointProblem, shares: Shares, latents: Latents): KeptSweep {
  const tables: Float64Array[] = [];
  const struckChances: number[] = [];
  for (const [site, { cells, struck }] of problem.sites.entries()) {
    let odds = 1;
    for (const c of cells) {
      const cell = problem.cells[c] as JointProblem['cells'][number];
      const { hits } = hitsPrior(cell, shares.hitShare[site] as number, shares.concentration);
      const { there } = layersOf(problem, cell, shares, latents, true);
      const table = new Float64Array((cell.n + 1) * (cell.n + 1));
      const mass = jointTable(table, cell.n, hits, shares.destroyedIfHit[cell.type] as number, there, 0);
      odds *= mass / (there[0] as number);
      for (let k = 0; k < table.length; k++) table[k] = (table[k] as number) / mass;
      tables.push(table);
    }
    struckChances.push(
      struck === 1 ? 1 : odds === Number.POSITIVE_INFINITY ? 1 : (struck * odds) / (struck * odds + 1 - struck),
    );
  }
  return { tables, struck: struckChances };
}

function trace(
  traces: Map<string, Float64Array>,
  sweep: number,
  sweeps: number,
  problem: JointProblem,
  shares: Shares,
  latents: Latents,
): void {
  const put = (name: string, value: number): void => {
    const column = traces.get(name) ?? new Float64Array(sweeps);
    column[sweep] = value;
    traces.set(name, column);
  };
  let [destroyed, hit] = [0, 0];
  for (let c = 0; c < problem.cells.length; c++) {
    destroyed += latents.destroyed[c] as number;
    hit += (latents.destroyed[c] as number) + (latents.damaged[c] as number);
  }
  put('destroyed', destroyed);
  put('hit', hit);
  put('hidden', shares.hidden);
  put('report', shares.report);
  put('swap', shares.swap);
  put('silence', shares.silence);
  put('falseAlarm', shares.falseAlarm);
  for (let i = 0; i < shares.inView.length; i++) put(`inView/${i}`, shares.inView[i] as number);
  for (let i = 0; i < 3; i++) {
    put(`seeDestroyed/${i}`, shares.seeDestroyed[i] as number);
    put(`seeDamaged/${i}`, shares.seeDamaged[i] as number);
  }
  for (let i = 0; i < shares.hitShare.length; i++) put(`hitShare/${i}`, shares.hitShare[i] as number);
}
