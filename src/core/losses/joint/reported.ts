/**
 * What may be reported, and how, of assets of either state: of the cell's own, by how many there are; and beside them, false alarms
 * and the assets of other cells that one untyped count runs over too.
 */

export type Chances = {
  /** a destroyed asset is reported as destroyed, as damaged; a damaged one likewise */
  readonly dd: number;
  readonly dm: number;
  readonly md: number;
  readonly mm: number;
};

/** D <= mostD, M <= mostM, D + M <= n, in rows of n + 1. */
export type Size = { readonly n: number; readonly mostD: number; readonly mostM: number };

/** Detected sets of other cells that one untyped count runs over too. */
export type Beside = { readonly destroyed: number; readonly damaged: number; readonly chances: Chances };

/** What is reported beside the cell's own assets. @param alarms λ, mean number of false alarms, both states together */
export type Around = { readonly alarms: number; readonly beside: Beside };

/** Which ways of being reported a sum runs over: both, one of them alone, or either. */
export type Part = 'both' | 'D' | 'M' | 'any';
export const first = (part: Part, asDestroyed: number, asDamaged: number): number =>
  part === 'any' ? asDestroyed + asDamaged : part === 'M' ? asDamaged : asDestroyed;
export const other = (part: Part, asDamaged: number): number => (part === 'both' ? asDamaged : 0);

/** Far below what a statement that says nothing weighs, which every statement does a little. */
export const NEGLIGIBLE = 1e-10;

/** P(i reported one way, j the other | n assets), out[((i·(y+1)) + j)·side + n], for n = 0..most. */
export function multinomial(out: Float64Array, x: number, y: number, most: number, p: number, q: number): void {
  const side = most + 1;
  const missed = 1 - p - q;
  let first = 1;
  for (let i = 0; i <= x; i++) {
    let start = first;
    for (let j = 0; j <= y; j++) {
      const base = (i * (y + 1) + j) * side;
      const k = i + j;
      const none = k < side ? k : side;
      for (let n = 0; n < none; n++) out[base + n] = 0;
      let value = start;
      for (let n = k; n <= most; n++) {
        out[base + n] = value;
        value *= (missed * (n + 1)) / (n + 1 - k);
      }
      start *= (q * (k + 1)) / (j + 1);
    }
    first *= p;
  }
}

export let extra = new Float64Array(64);

/** P(i, j reported beside the cell itself): false alarms, Poisson each way, and other cells' detected assets. */
export function fillExtra(x: number, y: number, part: Part, { alarms, beside }: Around): void {
  const { destroyed, damaged, chances: c } = beside;
  const half = alarms / 2;
  const [width, length] = [y + 1, (x + 1) * (y + 1)];
  if (extra.length < length) extra = new Float64Array(2 * length);
  const mean = part === 'any' ? 2 * half : half;
  let termX = Math.exp(-mean);
  for (let i = 0; i <= x; i++) {
    let term = part === 'both' ? termX * Math.exp(-half) : termX;
    for (let j = 0; j <= y; j++) {
      extra[i * width + j] = term;
      term *= half / (j + 1);
    }
    termX *= mean / (i + 1);
  }
  addAssets(x, y, destroyed, first(part, c.dd, c.dm), other(part, c.dm));
  addAssets(x, y, damaged, first(part, c.md, c.mm), other(part, c.mm));
}

function addAssets(x: number, y: number, count: number, p: number, q: number): void {
  const missed = 1 - p - q;
  for (let asset = 0; asset < count; asset++)
    for (let i = x; i >= 0; i--)
      for (let j = y; j >= 0; j--) {
        const at = i * (y + 1) + j;
        extra[at] =
          (extra[at] as number) * missed +
          (i > 0 ? p * (extra[at - y - 1] as number) : 0) +
          (j > 0 ? q * (extra[at - 1] as number) : 0);
      }
}

/**
 * into[d, m] += weight · Σ_r ofD[r, d] · ofM[r, m] over the first `rows` of each, with `reversed` the last of one beside the first
 * of the other. Two rows at once: half the sums are fetched and put back.
 */
export function addProducts(
  into: Float64Array,
  { n, mostD, mostM }: Size,
  ofD: Float64Array,
  ofM: Float64Array,
  rows: number,
  weight: number,
  reversed = false,
): void {
  const [sideA, sideB] = [mostD + 1, mostM + 1];
  for (let d = 0; d <= mostD; d++) {
    const at = d * (n + 1);
    const last = mostM < n - d ? mostM : n - d;
    for (let r = 0; r < rows; r += 2) {
      const isLast = r + 1 === rows;
      const one = weight * (ofD[r * sideA + d] as number);
      const two = isLast ? 0 : weight * (ofD[(r + 1) * sideA + d] as number);
      if (Math.abs(one) < NEGLIGIBLE && Math.abs(two) < NEGLIGIBLE) continue;
      const rowOne = (reversed ? rows - 1 - r : r) * sideB;
      const rowTwo = isLast ? rowOne : (reversed ? rows - 2 - r : r + 1) * sideB;
      for (let m = 0; m <= last; m++)
        into[at + m] = (into[at + m] as number) + one * (ofM[rowOne + m] as number) + two * (ofM[rowTwo + m] as number);
    }
  }
}
