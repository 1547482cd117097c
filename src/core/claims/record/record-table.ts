/** A learnt record as a document: what a shell ships, so that no run has to learn it again. */
import { makeRng } from '../../numerics/rng.js';
import type { RecordConvergence, RecordFit } from './fit-record.js';
import type { ClaimRecord } from './record.js';
import { makeVoices } from './record.js';
import type { Groups } from './record-data.js';
import type { Deviations, RecordDraw } from './record-state.js';

type PlainDeviations = { readonly values: readonly number[]; readonly tau: number };

/** A settled claim, as a reader wants to see it. */
export type SettledClaim = {
  readonly id: string;
  readonly day: string;
  readonly claimant: string;
  readonly side: string;
  readonly conflict: string;
  readonly category: string;
  readonly claimed: number;
  readonly established: number;
  /** the list it was established from may not be complete */
  readonly atLeast: boolean;
  readonly source: string;
  readonly url: string;
};

export type RecordTable = {
  readonly settled: readonly SettledClaim[];
  /** pairs it was learnt from, and in which conflicts, sides and categories */
  readonly learntFrom: number;
  readonly groups: Groups;
  readonly convergence: RecordConvergence;
  readonly draws: readonly {
    readonly a: number;
    readonly s: number;
    readonly z: number;
    readonly kappa: number;
    readonly inflation: Readonly<Record<'conflicts' | 'sides' | 'categories', PlainDeviations>>;
    readonly scale: Readonly<Record<'sides' | 'categories', PlainDeviations>>;
    readonly nothing: Readonly<Record<'conflicts' | 'sides', PlainDeviations>>;
  }[];
};

/** Digits kept: far more than the draws know. */
const DIGITS = 5;
const round = (x: number): number => Number(x.toPrecision(DIGITS));
const plain = ({ values, tau }: Deviations): PlainDeviations => ({ values: [...values].map(round), tau: round(tau) });
const columns = ({ values, tau }: PlainDeviations): Deviations => ({ values: Float64Array.from(values), tau });

/** @param count draws kept of the fit, evenly spaced */
export function recordTable(
  fit: RecordFit,
  learntFrom: number,
  settled: readonly SettledClaim[],
  count: number,
): RecordTable {
  const kept = Math.min(count, fit.draws.length);
  return {
    settled,
    learntFrom,
    groups: fit.groups,
    convergence: fit.convergence,
    draws: Array.from({ length: kept }, (_, i) => {
      const { a, s, z, kappa, inflation, scale, nothing } = fit.draws[
        Math.floor((i * fit.draws.length) / kept)
      ] as RecordDraw;
      return {
        a: round(a),
        s: round(s),
        z: round(z),
        kappa: round(kappa),
        inflation: {
          conflicts: plain(inflation.conflicts),
          sides: plain(inflation.sides),
          categories: plain(inflation.categories),
        },
        scale: { sides: plain(scale.sides), categories: plain(scale.categories) },
        nothing: { conflicts: plain(nothing.conflicts), sides: plain(nothing.sides) },
      };
    }),
  };
}

/** Whoever the record has not met is drawn alike in every run. */
const SEED = 1;

/** The record of a table, as if it had just been learnt. */
export function recordOf({ learntFrom, groups, convergence, draws }: Omit<RecordTable, 'settled'>): ClaimRecord {
  const fit: RecordFit = {
    groups,
    convergence,
    gap: null,
    draws: draws.map(({ inflation, scale, nothing, ...rest }) => ({
      ...rest,
      inflation: {
        conflicts: columns(inflation.conflicts),
        sides: columns(inflation.sides),
        categories: columns(inflation.categories),
      },
      scale: { sides: columns(scale.sides), categories: columns(scale.categories) },
      nothing: { conflicts: columns(nothing.conflicts), sides: columns(nothing.sides) },
    })),
  };
  return { learntFrom, convergence, voice: makeVoices(fit, makeRng(SEED)) };
}
