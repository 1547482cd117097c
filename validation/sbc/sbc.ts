/**
 * Simulation-based calibration of the joint losses model (Talts et al. 2018, arXiv:1804.06788): strikes and reports from the
 * prior, each fitted; the truth must rank evenly among posterior draws. Ties of counts are broken by chance; of an event the
 * randomised probability integral transform is taken. All quantities lie together in one simultaneous band (Säilynoja et al.
 * 2022), Bonferroni over quantities. Draws are thinned; what autocorrelation is left makes edges too likely, never less.
 */

import { type FitPlan, fitJoint, type JointFit } from '../../src/core/losses/joint/fit.js';
import { makeMixture } from '../../src/core/losses/joint/mixture.js';
import type { JointImage } from '../../src/core/losses/joint/problem.js';
import { sharesFromPrior } from '../../src/core/losses/joint/shares-from-prior.js';
import type { Latents, Shares } from '../../src/core/losses/joint/state.js';
import * as v from '../../src/core/losses/visibility.js';
import { againstBand, ecdfBand, ranksToValues } from '../../src/core/numerics/ecdf-band.js';
import { makeRng, type Rng } from '../../src/core/numerics/rng.js';
import { between, image, type Layout, problemOf, type Speaker, said } from '../../src/testing/joint-layout.js';
import { drawSets, drawStatements, drawTruth } from '../../src/testing/simulate-joint.js';

export type SbcPlan = { readonly cases: number; readonly seed: number; readonly draws: number; readonly every: number };

/** Fixed before any was run. */
export const SEEDS = [2026, 11, 25] as const;
export const DEEP = { cases: 1000, draws: 49, every: 20 } as const;
export const QUICK = { cases: 200, draws: 24, every: 12 } as const;

export type SbcLine = {
  readonly quantity: string;
  readonly inside: boolean;
  /** past the band, as a share of the cases; negative inside */
  readonly excursion: number;
  readonly at: number;
  /** of the values, uniform: 1/2 and 1/12 */
  readonly mean: number;
  readonly variance: number;
};

/** The event asked for: so many hit at both sites together. */
const EVENT = 8;

type Draw = { readonly shares: Shares; readonly destroyed: number; readonly hit: number };

const QUANTITIES: Readonly<Record<string, (draw: Draw) => number>> = {
  destroyed: ({ destroyed }) => destroyed,
  hit: ({ hit }) => hit,
  hidden: ({ shares }) => shares.hidden,
  'inView/0': ({ shares }) => shares.inView[0] as number,
  'hitShare/0': ({ shares }) => shares.hitShare[0] as number,
  'hitShare/1': ({ shares }) => shares.hitShare[1] as number,
  'blind/0': ({ shares }) => shares.blind[0] as number,
  'destroyedIfHit/0': ({ shares }) => shares.destroyedIfHit[0] as number,
  'seeDestroyed/0': ({ shares }) => shares.seeDestroyed[0] as number,
  'seeDamaged/0': ({ shares }) => shares.seeDamaged[0] as number,
  report: ({ shares }) => shares.report,
  swap: ({ shares }) => shares.swap,
  falseAlarm: ({ shares }) => shares.falseAlarm,
  concentration: ({ shares }) => shares.concentration,
};

export function runSbc({ cases, seed, draws, every }: SbcPlan): readonly SbcLine[] {
  const plan: FitPlan = { chains: 1, warmup: 5 * every, sweeps: draws * every, every, draws: 1 };
  const names = Object.keys(QUANTITIES);
  const values = new Map([...names, EVENT_NAME, STRUCK_NAME].map((name) => [name, new Float64Array(cases)]));
  for (let i = 0; i < cases; i++) {
    const rng = makeRng(seed).fork(`case/${i}`);
    const { truth, struck, fit } = oneCase(plan, rng);
    const posterior = drawsOf(fit);
    const put = (name: string, value: number): void => {
      (values.get(name) as Float64Array)[i] = value;
    };
    for (const [name, of] of Object.entries(QUANTITIES)) {
      const at = of(truth);
      const rank = posterior.reduce((below, draw) => below + under(of(draw), at), 0);
      const ties = posterior.reduce((equal, draw) => equal + (of(draw) === at ? 1 : 0), 0);
      put(name, ranksToValues([rank + Math.floor(rng.uniform() * (ties + 1))], draws)[0] as number);
    }
    const { kept, problem } = fit;
    const even = new Float64Array(kept.length).fill(1 / kept.length);
    const mixture = makeMixture(
      problem.sites.map((site) => site.cells),
      kept,
      even,
    );
    const all = problem.cells.map(() => true);
    put(EVENT_NAME, transformed(meanOf(mixture.chances('hit', all, EVENT, null)), truth.hit >= EVENT, rng));
    put(STRUCK_NAME, transformed(meanOf(kept.map((sweep) => sweep.struck[1] as number)), struck, rng));
  }
  const band = ecdfBand({ samples: cases, points: draws + 1, probability: 0.99, quantities: values.size });
  return [...values].map(([quantity, list]) => {
    const mean = meanOf(list);
    return { quantity, ...againstBand(list, band), mean, variance: meanOf(list.map((x) => (x - mean) ** 2)) };
  });
}

const EVENT_NAME = `P(hit >= ${EVENT})`;
const STRUCK_NAME = 'P(struck/1)';

const under = (value: number, truth: number): number => (value < truth ? 1 : 0);
const meanOf = (list: ArrayLike<number>): number => Array.from(list).reduce((a, b) => a + b, 0) / list.length;

/** Of an event that had chance p: uniform where the chance is right. */
const transformed = (p: number, happened: boolean, rng: Rng): number =>
  Math.min(1, Math.max(0, happened ? 1 - p * rng.uniform() : (1 - p) * rng.uniform()));

function oneCase(plan: FitPlan, rng: Rng) {
  const layout = drawLayout(rng);
  const silent = problemOf(
    layout,
    layout.speakers.map(() => said(0, 0)),
  );
  const shares = sharesFromPrior(silent, rng);
  const latents = drawTruth(silent, shares, rng);
  drawSets(silent, shares, latents, rng);
  const problem = problemOf(layout, drawStatements(layout, silent, shares, latents, rng));
  const fit = fitJoint(problem, plan, [], rng.fork('fit'));
  return { truth: { shares, ...totalsOf(latents) }, struck: latents.struck[1] === 1, fit };
}

const total = (list: ArrayLike<number>): number => Array.from(list).reduce((a, b) => a + b, 0);
const totalsOf = ({ destroyed, damaged }: Pick<Latents, 'destroyed' | 'damaged'> | JointFit['draws'][number]) => ({
  destroyed: total(destroyed),
  hit: total(destroyed) + total(damaged),
});

const drawsOf = ({ kept, draws }: JointFit): readonly Draw[] =>
  kept.map(({ shares }, k) => ({ shares, ...totalsOf(draws[k] as JointFit['draws'][number]) }));

const pick = <T>(list: readonly T[], rng: Rng): T => list[Math.floor(rng.uniform() * list.length)] as T;

/** Two sites, one of them claimed by one side only, with two types each, seen by two to four images. */
function drawLayout(rng: Rng): Layout {
  const scenario = pick(['good', 'middling', 'poor'] as const, rng);
  const images: JointImage[] = [];
  const speakers: Speaker[] = [];
  const wholeViews = [false, rng.uniform() < 0.5];
  for (const site of [0, 1]) {
    const cells = [2 * site, 2 * site + 1];
    const count = 1 + Math.floor(2 * rng.uniform());
    for (let k = 0; k < count; k++) {
      const coverage = wholeViews[site] && k === 0 ? 'full_apron' : pick(['partial', 'unknown'] as const, rng);
      const eye = pick([0, 1, 2], rng);
      const place = images.push(
        image(site, eye, {
          id: `${site}/${k}`,
          isGround: eye === 2 && rng.uniform() < 0.5,
          isSingle: k === 1 && rng.uniform() < 0.15,
          coverage: v.beta(v.COVERAGE[coverage], scenario),
          ...pick([{}, {}, {}, { destroyedFactor: 0.8, damagedFactor: 0.8 }, COARSE], rng),
        }),
      );
      const analysts = 1 + Math.floor(2 * rng.uniform());
      for (let a = 0; a < analysts; a++) {
        const habits = {
          image: place - 1,
          trust: pick([0.98, 0.98, 0.9, 0.4], rng),
          sumOnly: pick([0, 0.5, 0.8], rng),
        };
        if (rng.uniform() < 0.35) speakers.push({ ...habits, cells, untyped: true });
        else
          for (const cell of rng.uniform() < 0.8 ? cells : [pick(cells, rng)])
            speakers.push({ ...habits, cells: [cell], silent: pick([0, v.ANALYST.silence], rng) });
      }
    }
  }
  return {
    scenario,
    sites: [0, 1].map((site) => ({ struck: site === 0 ? 1 : v.PRIOR.claimedSite, isBlind: !wholeViews[site] })),
    cells: [0, 1, 2, 3].map((c) => {
      const low = 4 + Math.floor(4 * rng.uniform());
      return { site: Math.floor(c / 2), type: c % 2, present: between(low, low + 2 + Math.floor(3 * rng.uniform())) };
    }),
    images,
    speakers,
  };
}

const COARSE = { destroyedFactor: v.COARSE_FACTOR.destroyed, damagedFactor: v.COARSE_FACTOR.damaged };

export const tableOf = (lines: readonly SbcLine[]): string =>
  [
    '| quantity | inside | room left (share of cases) | at z | mean | variance × 12 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines.map(
      ({ quantity, inside, excursion, at, mean, variance }) =>
        `| ${quantity} | ${inside ? 'yes' : '**no**'} | ${(-excursion).toFixed(4)} | ${at.toFixed(2)} | ${mean.toFixed(3)} | ${(12 * variance).toFixed(3)} |`,
    ),
  ].join('\n');
