/**
 * The three visibility scenarios, as one table. (a, b) of Beta distributions; each row with its reason. They are
 * judgements stated before any case, never tuned to one. What lies hidden or blind no image can tell: those two rows
 * *are* the scenarios.
 */
import type { Channel, Coverage } from '../case.js';
import type { BetaShape } from '../numerics/sample.js';
import type { PerScenario, ScenarioName } from './result.js';

export type Beta = BetaShape;
type Row = { readonly beta: PerScenario<Beta>; readonly reason: string };

const row = (good: Beta, middling: Beta, poor: Beta, reason: string): Row => ({
  beta: { good, middling, poor },
  reason,
});

/** v: the chance that a hit asset lies in what was published. */
export const COVERAGE: Readonly<Record<Exclude<Coverage, 'single_item'>, Row>> = {
  full_apron: row(
    [38, 2],
    [18, 2],
    [8, 2],
    'a base-wide count sees nearly all; cloud, cover and shelters take 5, 10, 20 %',
  ),
  partial: row([6, 4], [5, 5], [4, 6], 'frames follow wrecks: about half even where a fifth of the apron is shown'),
  unknown: row([7, 3], [6, 4], [4, 5], 'a mixture of the two above'),
};

export type Seeing = 'optical' | 'radar' | 'oblique';
export const seeing = (channel: Channel): Seeing =>
  channel === 'satellite_optical' ? 'optical' : channel === 'satellite_sar' ? 'radar' : 'oblique';

/** p_D: the chance that a destroyed asset in view is seen as hit. */
export const DETECT_DESTROYED: Readonly<Record<Seeing, Row>> = {
  optical: row([38, 2], [18, 2], [16, 4], 'a burnt-out large asset is hard to miss at half a metre'),
  radar: row([17, 3], [15, 5], [12, 8], 'debris scatters, but ash and undamaged outlines confuse'),
  oblique: row([18, 2], [17, 3], [15, 5], 'fire is plain, smoke hides the neighbour'),
};

/** p_M: the chance that a damaged asset in view is seen as hit. */
export const DETECT_DAMAGED: Readonly<Record<Seeing, Row>> = {
  optical: row([13, 7], [10, 10], [6, 14], 'holes and burnt panels are below the pixel'),
  radar: row([8, 12], [6, 14], [3, 17], 'only deformation shows'),
  oblique: row([14, 6], [12, 8], [9, 11], 'impact seen, effect not'),
};

/** s: damage that no image from above shows, the same in every such image. */
export const HIDDEN = row([1, 9], [3, 9], [5, 5], 'small fragments, internal fire');

/** b: assets in no published frame at a site without a full view, the same for all its images. */
export const BLIND = row([1, 19], [2, 10], [4, 8], 'the far stands nobody bought a frame of');

/** Coarser than this many metres per pixel, a large asset is a few pixels. */
export const COARSE_M = 3;
export const COARSE_FACTOR = { destroyed: 0.3, damaged: 0.05 } as const;

/** After this many days wrecks are cleared, damaged assets repaired or moved. */
export const LATE_DAYS = 20;
export const LATE_FACTOR: PerScenario<number> = { good: 0.9, middling: 0.8, poor: 0.6 };

/** The same in all scenarios. */
export const ANALYST = {
  /** ρ: chance that a detected asset is reported at all */
  report: [18, 1] as Beta,
  /** e: chance that its state is swapped */
  swap: [2, 14] as Beta,
  /** f: chance that an intact asset in view is called hit */
  falseAlarm: [1, 400] as Beta,
  /** κ: weight that silence about a type means nothing, at its mean */
  silence: 1 / 4,
} as const;

/** Weight that DAMAGED without any DESTROYED of the same analyst means "hit, end state not told". */
export const endStateNotTold = (channel: Channel): number => (channel === 'drone_video' ? 0.8 : 0.5);

/** How far a row is trusted to say what its analyst saw. */
export const CONFIDENCE = { CONFIRMED: 0.98, PROBABLE: 0.9, POSSIBLE: 0.4 } as const;
/** NO_DAMAGE without a number: nobody saw a hit. */
export const NO_HIT_SEEN = 0.95;

/** Prior of a cell's losses. */
export const PRIOR = {
  /** chance that a cell at a struck site was reached at all */
  reached: 0.85,
  /** chance that a site only one side named was struck */
  claimedSite: 0.5,
  /** μ, the mean hit fraction of a reached cell */
  hitShare: [1, 4] as Beta,
  /** φ, how alike assets of a cell fare, equally likely */
  concentration: [2, 8, 50] as const,
  /** r, destroyed if hit */
  destroyedIfHit: [3, 2] as Beta,
} as const;

/** Cells that stood there by a floor only, or by a reading only: how many more there may be, a geometric tail. */
export const WEAK_PRESENCE = {
  continue: 2 / 3,
  most: 12,
  reason: 'a count nobody made: two more on average, twelve at most',
} as const;
/** A bare count: ± this share, at least one asset, triangular. */
export const COUNT_ERROR = { share: 0.05, least: 1 } as const;

export const beta = (r: Row, scenario: ScenarioName): Beta => r.beta[scenario];
export const betaMean = ([a, b]: Beta): number => a / (a + b);

/**
 * Beta with the mean and variance of `factor · X · Y`, X and Y independent Betas: so that what lies in view *and* is
 * noticed stays a Beta-binomial count. Exact in the first two moments.
 */
export function productBeta(x: Beta, y: Beta, factor: number): Beta {
  const mean = factor * betaMean(x) * betaMean(y);
  const square = factor * factor * secondMoment(x) * secondMoment(y);
  const size = (mean - square) / (square - mean * mean);
  return [mean * size, (1 - mean) * size];
}

const secondMoment = ([a, b]: Beta): number => (a * (a + 1)) / ((a + b) * (a + b + 1));
