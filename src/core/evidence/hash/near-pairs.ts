/** Pictures that are near one another, turned and mirrored copies included, each pair with its distance and how it is turned. */
import { TRANSFORMS, type Transform } from './dihedral.js';
import { indexOf } from './hash-index.js';
import { distance, WORDS } from './hash256.js';
import { FLAT_UP_TO, type Pdq, SAME_WITHIN } from './pdq.js';
import { makeSearch } from './search.js';

export type Picture = { readonly id: string; readonly pdq: Pdq };

export type NearPair = {
  readonly a: string;
  readonly b: string;
  /** bits, 0 to 256, of the nearest of the eight ways to turn `a` */
  readonly distance: number;
  /** what has to be done to `a` to look like `b` */
  readonly transform: Transform;
};

/** The nearest of the eight hashes of `a` to the hash of `b`; of equal ones the first. */
export function turnedDistance(a: Pdq, b: Pdq): { readonly distance: number; readonly transform: Transform } {
  let best: { distance: number; transform: Transform } = { distance: Number.POSITIVE_INFINITY, transform: 'original' };
  for (const [at, transform] of TRANSFORMS.entries()) {
    const bits = distance(a.hashes, at, b.hashes, 0);
    if (bits < best.distance) best = { distance: bits, transform };
  }
  return best;
}

/** Too flat to be compared: nothing near is a sign of anything. */
export const isFlat = ({ quality }: Pdq): boolean => quality <= FLAT_UP_TO;

/** Every pair within `most` bits, in the order of the pictures; flat pictures are in none. */
export function nearPairs(pictures: readonly Picture[], most = SAME_WITHIN): readonly NearPair[] {
  const compared = pictures.filter(({ pdq }) => !isFlat(pdq));
  const originals = new Uint32Array(compared.length * WORDS);
  for (const [i, { pdq }] of compared.entries()) originals.set(pdq.hashes.subarray(0, WORDS), i * WORDS);
  const { within } = makeSearch(indexOf(originals));
  return compared.flatMap(({ id, pdq }, i) => {
    const near = new Set(TRANSFORMS.flatMap((_, at) => within(pdq.hashes, at, most).map((hit) => hit.id)));
    return [...near]
      .filter((j) => j > i)
      .sort((a, b) => a - b)
      .map((j) => {
        const other = compared[j] as Picture;
        return { a: id, b: other.id, ...turnedDistance(pdq, other.pdq) };
      });
  });
}
