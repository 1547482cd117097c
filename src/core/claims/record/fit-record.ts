/** The record fitted to pairs: four Gibbs chains, what they kept, and how far they may be trusted. */
import { convergence } from '../../numerics/diagnostics.js';
import type { Rng } from '../../numerics/rng.js';
import { drawEffects } from './draw-effects.js';
import { drawLatents, emptyLatents, type Latents } from './draw-latents.js';
import { drawNothing } from './draw-nothing.js';
import { drawScale } from './draw-scale.js';
import { drawSpreads } from './draw-spreads.js';
import type { Groups, RecordData } from './record-data.js';
import { copyDraw, type RecordDraw, startingDraw } from './record-state.js';

export type RecordPlan = {
  readonly chains: number;
  readonly warmup: number;
  readonly sweeps: number;
  /** every how many sweeps one is kept */
  readonly every: number;
};

export const RECORD_PLAN: RecordPlan = { chains: 4, warmup: 300, sweeps: 1500, every: 6 };

export type RecordFit = {
  readonly groups: Groups;
  /** kept draws, chain after chain */
  readonly draws: readonly RecordDraw[];
  readonly chains: number;
  readonly convergence: RecordConvergence;
};

export type RecordConvergence = {
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
  readonly worst: string;
};

export function fitRecord(data: RecordData, plan: RecordPlan, rng: Rng): RecordFit {
  const traces = TRACED.map(() => Array.from({ length: plan.chains }, () => new Float64Array(plan.sweeps)));
  const draws: RecordDraw[] = [];
  for (let chain = 0; chain < plan.chains; chain++) {
    const own = rng.fork(`chain/${chain}`);
    const draw = startingDraw(data.groups, own);
    const latents = emptyLatents(data);
    for (let sweep = -plan.warmup; sweep < plan.sweeps; sweep++) {
      drawSweep(data, draw, latents, own);
      if (sweep < 0) continue;
      for (const [i, { of }] of TRACED.entries()) (traces[i]?.[chain] as Float64Array)[sweep] = of(draw);
      if (sweep % plan.every === plan.every - 1) draws.push(copyDraw(draw));
    }
  }
  return { groups: data.groups, draws, chains: plan.chains, convergence: worstOf(traces) };
}

export function drawSweep(data: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  drawLatents(data, draw, latents, rng);
  drawEffects(data, draw, latents, rng);
  drawSpreads(data, draw, latents, rng);
  drawScale(data, draw, latents, rng);
  drawNothing(data, draw, latents, rng);
}

/** What a prediction for new groups rests on. */
export const TRACED: readonly { readonly name: string; readonly of: (draw: RecordDraw) => number }[] = [
  { name: 'inflation', of: ({ a }) => a },
  { name: 'scatter', of: ({ s }) => s },
  { name: 'nothing', of: ({ z }) => z },
  { name: 'nothing by size', of: ({ kappa }) => kappa },
  { name: 'spread over conflicts', of: ({ inflation }) => inflation.conflicts.tau },
  { name: 'spread over sides', of: ({ inflation }) => inflation.sides.tau },
  { name: 'spread over categories', of: ({ inflation }) => inflation.categories.tau },
  { name: 'spread over claimants', of: ({ inflation }) => inflation.claimants.tau },
  { name: 'spread of scatter over sides', of: ({ scale }) => scale.sides.tau },
  { name: 'spread of scatter over categories', of: ({ scale }) => scale.categories.tau },
  { name: 'spread of nothing over conflicts', of: ({ nothing }) => nothing.conflicts.tau },
  { name: 'spread of nothing over sides', of: ({ nothing }) => nothing.sides.tau },
];

function worstOf(traces: readonly (readonly Float64Array[])[]): RecordConvergence {
  let [rhatMax, essBulkMin, essTailMin, worst] = [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, ''];
  for (const [i, chains] of traces.entries()) {
    const { rhat, essBulk, essTail } = convergence(chains);
    const least = Math.min(essBulk ?? 0, essTail ?? 0);
    if (least < Math.min(essBulkMin, essTailMin)) worst = TRACED[i]?.name ?? '';
    rhatMax = Math.max(rhatMax, rhat ?? Number.POSITIVE_INFINITY);
    essBulkMin = Math.min(essBulkMin, essBulk ?? 0);
    essTailMin = Math.min(essTailMin, essTail ?? 0);
  }
  return { rhatMax, essBulkMin, essTailMin, worst };
}
