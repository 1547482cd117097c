/**
 * A case as it stood on a day, and what has been worked out of it. Most days bring claims and no reading: days that differ in no
 * reading, no count of what stood there and no fleet figure stand on one ground, and share its fits, draws and costs.
 */
import type { Case, Day } from './case.js';
import { claimsOf } from './claims/claims.js';
import type { ClaimRecord } from './claims/record/record.js';
import type { Claims } from './claims/result.js';
import type { PriceErrors } from './cost/price-errors.js';
import type { Cost } from './cost/result.js';
import { caseAsOf } from './evidence/as-of.js';
import type { Evidence } from './evidence/result.js';
import { selectEvidence } from './evidence/select.js';
import type { Fleet } from './fleet/result.js';
import type { Effort } from './losses/effort.js';
import { type FitMemo, type Fitter, makeFitter, makeMemo } from './losses/fitter.js';
import { type Left, makeLeft } from './losses/left.js';
import type { LossDraws, Verdict } from './losses/result.js';
import type { VerdictNumbers } from './losses/verdict.js';
import { type Hearing, heardLater, makeHearing } from './losses/voices.js';
import type { WeighedOutput } from './perception/output-effect.js';
import type { Perception } from './perception/result.js';
import type { StageName } from './pipeline.js';
import type { Gap } from './problem.js';

export type Ground = {
  readonly left: (without: readonly string[]) => Left;
  readonly fit: Fitter;
  /** by number and scenario */
  readonly drawn: Map<string, LossDraws>;
  readonly errors: Map<number, PriceErrors>;
  readonly costs: Map<string, Cost>;
  readonly numbers: Map<string, VerdictNumbers>;
};

export type Standing = {
  readonly asOf: Day;
  readonly then: Case;
  readonly claims: Claims;
  readonly evidence: Evidence;
  readonly ground: Ground;
  readonly hearing: Hearing | null;
  readonly counted: Map<string, Verdict>;
  readonly fleets: Map<string, Fleet>;
  readonly perceived: { value: Perception | Gap | null };
  /** what is left to be worked out ahead of a run, by what is assumed */
  readonly ahead: Map<string, readonly Ahead[]>;
};

/** Something a run will ask for, and whether all it rests on is there. */
export type Ahead = { readonly stage: StageName; readonly isReady: () => boolean; readonly work: () => void };

/** What outlives a day. */
export type Memory = {
  readonly fits: FitMemo;
  readonly grounds: Map<string, Ground>;
  /** series by their rows: a day that brings none asks nothing new of them */
  readonly outputs: Map<string, WeighedOutput>;
};

export const makeMemory = (outputs: Memory['outputs'] = new Map(), fits: FitMemo = makeMemo()): Memory => ({
  fits: { ...makeMemo(), priors: fits.priors },
  grounds: new Map(),
  outputs,
});

/** Grounds kept whole, with their fits: the controls go back and forth between a few. */
const REMEMBERED = 3;

export function standingAt(
  theCase: Case,
  asOf: Day,
  seed: number,
  memory: Memory,
  record: ClaimRecord | null,
  effort: Effort,
): Standing {
  const then = caseAsOf(theCase, asOf);
  const claims = claimsOf(then);
  const hearing = makeHearing(then, claims, record);
  return {
    asOf,
    then,
    claims,
    evidence: selectEvidence(then, asOf),
    ground: groundOf(then, asOf, seed, memory, effort, hearing !== null),
    hearing: hearing === null || effort.refines ? hearing : heardLater(hearing),
    counted: new Map(),
    fleets: new Map(),
    perceived: { value: null },
    ahead: new Map(),
  };
}

function groundOf(
  then: Case,
  asOf: Day,
  seed: number,
  { fits, grounds }: Memory,
  effort: Effort,
  hears: boolean,
): Ground {
  const rows = [then.readings, then.presence, then.inventory].map((table) => table.map(({ row }) => row.line).join());
  const key = `${seed}|${rows.join('|')}`;
  const found = grounds.get(key);
  if (found) {
    // Last used, last to go.
    grounds.delete(key);
    grounds.set(key, found);
    return found;
  }
  const left = makeLeft(then, asOf);
  const fit = makeFitter(then, left, seed, fits, effort, hears);
  const made = { left, fit, drawn: new Map(), errors: new Map(), costs: new Map(), numbers: new Map() };
  grounds.set(key, made);
  if (grounds.size > REMEMBERED) grounds.delete(grounds.keys().next().value as string);
  return made;
}
