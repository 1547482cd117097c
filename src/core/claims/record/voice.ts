/**
 * A claimant as the record knows him: b, σ, z and κ in every draw. What the record has not met is drawn from its kind: a new conflict, side or category
 * gets a deviation of its own from the spread of the known ones, in each draw anew.
 */
import type { Rng } from '../../numerics/rng.js';
import type { RecordFit } from './fit-record.js';
import type { Pair } from './pair.js';
import type { Deviations } from './record-state.js';

/** Who says it, of what, in which war. A name the record has not met, or null, is a new one. */
export type VoiceOf = {
  readonly conflict: string | null;
  readonly side: string | null;
  readonly category: string | null;
};

/** Columns of equal length, one entry per draw. */
export type Voice = {
  /** log of claimed over true */
  readonly b: Float64Array;
  readonly sigma: Float64Array;
  /** log odds that nothing is behind a claim of y: z − κ log(y + ½) */
  readonly z: Float64Array;
  readonly kappa: Float64Array;
  /** which of the three the record knew */
  readonly known: Readonly<Record<'conflict' | 'side' | 'category', boolean>>;
};

export const voiceOfPair = ({ conflict, side, category }: Pair): VoiceOf => ({
  conflict,
  side,
  category,
});

export function voiceFrom({ groups, draws }: RecordFit, of: VoiceOf, rng: Rng): Voice {
  const place = (names: readonly string[], name: string | null): number => (name === null ? -1 : names.indexOf(name));
  const conflict = place(groups.conflicts, of.conflict);
  const side = place(groups.sides, of.side);
  const category = place(groups.categories, of.category);
  const column = () => new Float64Array(draws.length);
  const voice = { b: column(), sigma: column(), z: column(), kappa: column() };
  const deviation = ({ values, tau }: Deviations, at: number): number => {
    // Drawn in any case, so that knowing one group does not move another's draw.
    const fresh = tau * rng.normal();
    return at < 0 ? fresh : (values[at] as number);
  };
  for (const [i, draw] of draws.entries()) {
    const { inflation, scale, nothing } = draw;
    voice.b[i] =
      draw.a +
      deviation(inflation.conflicts, conflict) +
      deviation(inflation.sides, side) +
      deviation(inflation.categories, category);
    voice.sigma[i] = Math.exp(draw.s + deviation(scale.sides, side) + deviation(scale.categories, category));
    voice.z[i] = draw.z + deviation(nothing.conflicts, conflict) + deviation(nothing.sides, side);
    voice.kappa[i] = draw.kappa;
  }
  return {
    ...voice,
    known: { conflict: conflict >= 0, side: side >= 0, category: category >= 0 },
  };
}
