/** Everything the sampler holds: shares common to cells, and what it takes to be there in every cell and image. */
import { copyIntegers, copyNumbers } from '../../numerics/columns.js';
import type { JointProblem } from './problem.js';

/** Shares, each in (0, 1). Columns are filled in place, sweep after sweep. */
export type Shares = {
  /** μ per site */
  readonly hitShare: Float64Array;
  /** b per site; 0 where nothing is blind */
  readonly blind: Float64Array;
  /** r per type */
  readonly destroyedIfHit: Float64Array;
  /** v per image */
  readonly inView: Float64Array;
  /** p_D and p_M per place in EYES */
  readonly seeDestroyed: Float64Array;
  readonly seeDamaged: Float64Array;
  /** φ */
  concentration: number;
  /** s */
  hidden: number;
  /** ρ */
  report: number;
  /** e */
  swap: number;
  /** f */
  falseAlarm: number;
};

/** What is taken to be there; whole numbers. */
export type Latents = {
  readonly destroyed: Int32Array;
  readonly damaged: Int32Array;
  readonly present: Int32Array;
  /** detected per (cell, image) slot */
  readonly seenDestroyed: Int32Array;
  readonly seenDamaged: Int32Array;
  /** detected over the cells of each untyped count */
  readonly sumDestroyed: Int32Array;
  readonly sumDamaged: Int32Array;
  readonly struck: Uint8Array;
};

export const emptyLatents = ({ cells, sites, sums, slots }: JointProblem): Latents => ({
  destroyed: new Int32Array(cells.length),
  damaged: new Int32Array(cells.length),
  present: new Int32Array(cells.length),
  seenDestroyed: new Int32Array(slots),
  seenDamaged: new Int32Array(slots),
  sumDestroyed: new Int32Array(sums.length),
  sumDamaged: new Int32Array(sums.length),
  struck: new Uint8Array(sites.length).fill(1),
});

/** Sets detected in images of untyped counts: what stays given in a kept sweep. */
export type KeptSets = Pick<Latents, 'seenDestroyed' | 'seenDamaged' | 'sumDestroyed' | 'sumDamaged'>;

export const copyShares = (shares: Shares): Shares => ({
  hitShare: copyNumbers(shares.hitShare),
  blind: copyNumbers(shares.blind),
  destroyedIfHit: copyNumbers(shares.destroyedIfHit),
  inView: copyNumbers(shares.inView),
  seeDestroyed: copyNumbers(shares.seeDestroyed),
  seeDamaged: copyNumbers(shares.seeDamaged),
  concentration: shares.concentration,
  hidden: shares.hidden,
  report: shares.report,
  swap: shares.swap,
  falseAlarm: shares.falseAlarm,
});

export const copySets = ({ seenDestroyed, seenDamaged, sumDestroyed, sumDamaged }: Latents): KeptSets => ({
  seenDestroyed: copyIntegers(seenDestroyed),
  seenDamaged: copyIntegers(seenDamaged),
  sumDestroyed: copyIntegers(sumDestroyed),
  sumDamaged: copyIntegers(sumDamaged),
});
