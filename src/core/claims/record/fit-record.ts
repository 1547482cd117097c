/** The record fitted to pairs: four Gibbs chains, what they kept, and how far they may be trusted. */
import { convergence } from '../../numerics/diagnostics.js';
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import { drawEffects } from './draw-effects.js';
import { drawLatents, emptyLatents, type Latents } from './draw-latents.js';
import { drawNothing } from './draw-nothing.js';
import { drawScale } from './draw-scale.js';
import { drawSpreads } from './draw-spreads.js';
import type { Groups, RecordData } from './record-data.js';
import { copyDraw, LEVELS, type RecordDraw, startingDraw } from './record-state.js';

export type RecordPlan = {
  readonly chains: number;
  readonly warmup: number;
  /** sweeps before the first look at the diagnostics; each next look comes half as many again later */
  readonly least: number;
  /** sweeps after which the fit is refused */
  readonly most: number;
};

/** Chains run on until they agree: one look does for most tables. */
export const RECORD_PLAN: RecordPlan = { chains: 4, warmup: 200, least: 1500, most: 20_000 };

const [MOST_RHAT, LEAST_ESS] = [1.01, 400];
/** Kept, evenly spaced, whatever the length of the chains. */
const KEPT = 1000;

export type RecordFit = {
  readonly groups: Groups;
  /** kept draws, chain after chain */
  readonly draws: readonly RecordDraw[];
  readonly convergence: RecordConvergence;
  /** set where R-hat or effective sizes fail: nothing may be said with this fit */
  readonly gap: Gap | null;
};

export type RecordConvergence = {
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
  /** the quantity with the smallest size */
  readonly worst: string;
  /** of one chain */
  readonly sweeps: number;
};

export function fitRecord(data: RecordData, rng: Rng, plan: RecordPlan = RECORD_PLAN): RecordFit {
  const chains = Array.from({ length: plan.chains }, (_, chain) => {
    const own = rng.fork(`chain/${chain}`);
    const [draw, latents] = [startingDraw(data.groups, own), emptyLatents(data)];
    for (let sweep = 0; sweep < plan.warmup; sweep++) drawSweep(data, draw, latents, own);
    return { own, draw, latents, kept: [] as RecordDraw[], traces: TRACED.map((): number[] => []) };
  });
  for (let [from, to] = [0, plan.least]; ; [from, to] = [to, Math.min(plan.most, Math.ceil(1.5 * to))]) {
    for (const { own, draw, latents, kept, traces } of chains) {
      for (let sweep = from; sweep < to; sweep++) {
        drawSweep(data, draw, latents, own);
        for (const [i, { of }] of TRACED.entries()) traces[i]?.push(of(draw));
        if (sweep % EVERY === 0) kept.push(copyDraw(draw));
      }
    }
    const convergence = worstOf(
      TRACED.map((_, i) => chains.map(({ traces }) => Float64Array.from(traces[i] as number[]))),
      to,
    );
    const failure = failureOf(convergence);
    if (failure !== null && to < plan.most) continue;
    const all = chains.flatMap(({ kept }) => kept);
    const kept = Math.min(KEPT, all.length);
    const draws = Array.from({ length: kept }, (_, i) => all[Math.floor((i * all.length) / kept)] as RecordDraw);
    return { groups: data.groups, draws, convergence, gap: failure === null ? null : gap('not-converged', failure) };
  }
}

const EVERY = 4;

function failureOf({ rhatMax, essBulkMin, essTailMin, worst, sweeps }: RecordConvergence): string | null {
  if (rhatMax <= MOST_RHAT && Math.min(essBulkMin, essTailMin) >= LEAST_ESS) return null;
  const size = Math.round(Math.min(essBulkMin, essTailMin));
  return `after ${sweeps} sweeps R-hat is ${rhatMax.toFixed(3)} (at most ${MOST_RHAT}) and the ${worst} is worth ${size} draws (at least ${LEAST_ESS})`;
}

export function drawSweep(data: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  drawLatents(data, draw, latents, rng);
  // Twice: the spreads are what a chain forgets last.
  for (let i = 0; i < 2; i++) {
    drawEffects(data, draw, latents, rng);
    drawSpreads(data, draw, latents, rng);
  }
  drawNothing(data, draw, latents, rng);
  drawScale(data, draw, latents, rng);
}

/** What a prediction rests on: the centres, and how far a new claimant may lie from them. */
export const TRACED: readonly { readonly name: string; readonly of: (draw: RecordDraw) => number }[] = [
  { name: 'inflation', of: ({ a }) => a },
  { name: 'scatter', of: ({ s }) => s },
  { name: 'nothing', of: ({ z }) => z },
  { name: 'nothing by size', of: ({ kappa }) => kappa },
  {
    name: 'spread of inflation',
    of: ({ inflation }) =>
      Math.sqrt(LEVELS.reduce((sum, level) => sum + inflation[level].tau * inflation[level].tau, 0)),
  },
  {
    name: 'spread of scatter',
    of: ({ scale: { sides, categories } }) => Math.sqrt(sides.tau * sides.tau + categories.tau * categories.tau),
  },
  {
    name: 'spread of nothing',
    of: ({ nothing: { conflicts, sides } }) => Math.sqrt(conflicts.tau * conflicts.tau + sides.tau * sides.tau),
  },
];

function worstOf(traces: readonly (readonly Float64Array[])[], sweeps: number): RecordConvergence {
  let [rhatMax, essBulkMin, essTailMin, worst] = [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, ''];
  for (const [i, chains] of traces.entries()) {
    const { rhat, essBulk, essTail } = convergence(chains);
    const least = Math.min(essBulk ?? 0, essTail ?? 0);
    if (least < Math.min(essBulkMin, essTailMin)) worst = TRACED[i]?.name ?? '';
    rhatMax = Math.max(rhatMax, rhat ?? Number.POSITIVE_INFINITY);
    essBulkMin = Math.min(essBulkMin, essBulk ?? 0);
    essTailMin = Math.min(essTailMin, essTail ?? 0);
  }
  return { rhatMax, essBulkMin, essTailMin, worst, sweeps };
}
