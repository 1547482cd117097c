/**
 * A claimant as the record knows him: b, σ, z and κ in every draw. What the record has not met is drawn from its kind: a new conflict, side or category
 * gets a deviation of its own from the spread of the known ones, in each draw anew.
 */
import type { Rng } from '../../numerics/rng.js';
import type { RecordFit } from './fit-record.js';
import type { Pair } from './pair.js';

/** Who says it, of what, in which war. A name the record has not met, or null, is a new one. */
export type VoiceOf = {
  readonly conflict: string | null;
  readonly side: string | null;
  readonly category: string | null;
};

/** Columns of equal length, two entries per draw of the record: what is drawn anew is drawn once with each sign, which halves its noise. */
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
  const column = () => new Float64Array(2 * draws.length);
  const voice = { b: column(), sigma: column(), z: column(), kappa: column() };
  const places = [conflict, side, category, side, category, conflict, side];
  for (const [i, draw] of draws.entries()) {
    const { inflation, scale, nothing } = draw;
    const all = [
      ...[inflation.conflicts, inflation.sides, inflation.categories],
      ...[scale.sides, scale.categories, nothing.conflicts, nothing.sides],
    ];
    // Drawn in any case, so that knowing one group does not move another's draw.
    const fresh = all.map(({ tau }) => tau * rng.normal());
    for (const sign of [0, 1]) {
      const deviation = (k: number): number => {
        const at = places[k] as number;
        return at >= 0 ? (all[k]?.values[at] as number) : (1 - 2 * sign) * (fresh[k] as number);
      };
      const entry = 2 * i + sign;
      voice.b[entry] = draw.a + deviation(0) + deviation(1) + deviation(2);
      voice.sigma[entry] = Math.exp(draw.s + deviation(3) + deviation(4));
      voice.z[entry] = draw.z + deviation(5) + deviation(6);
      voice.kappa[entry] = draw.kappa;
    }
  }
  return {
    ...voice,
    known: { conflict: conflict >= 0, side: side >= 0, category: category >= 0 },
  };
}
