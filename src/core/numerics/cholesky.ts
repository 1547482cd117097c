/** Square matrices as flat columns of rows: the lower factor of a correlation matrix, and a rotation of it. O(d³). */

/** Row by row: entry (i, j) at `i·d + j`. */
export type Square = Float64Array;

const SLACK = 1e-10;

/**
 * L with L·Lᵀ = C, rows and columns taken in `order`; null when C is not positive semidefinite. A direction without
 * variance gets a column of zeros.
 */
export function choleskyOf(c: Square, d: number, order: readonly number[] | null = null): Square | null {
  const at = (i: number, j: number): number =>
    order === null ? (c[i * d + j] as number) : (c[(order[i] as number) * d + (order[j] as number)] as number);
  const l = new Float64Array(d * d);
  for (let i = 0; i < d; i++) if (!addRow(l, d, i, (j) => at(i, j))) return null;
  return l;
}

/**
 * One row more of the factor at `l`, rows of `d`, whose rows before it stand. @param c entries of the row of C, up to its own
 * @returns whether what there is so far is positive semidefinite
 */
export function addRow(l: Square, d: number, i: number, c: (j: number) => number): boolean {
  const own = i * d;
  let left = c(i);
  for (let j = 0; j < i; j++) {
    let sum = c(j);
    for (let k = 0; k < j; k++) sum -= (l[own + k] as number) * (l[j * d + k] as number);
    const pivot = l[j * d + j] as number;
    // |c_ij| cannot exceed the root of what is left on both diagonals
    if (!(pivot > 0) && Math.abs(sum) > Math.sqrt(SLACK) * 10) return false;
    const entry = pivot > 0 ? sum / pivot : 0;
    l[own + j] = entry;
    left -= entry * entry;
  }
  if (left < -SLACK) return false;
  l[own + i] = left <= SLACK ? 0 : Math.sqrt(left);
  return true;
}

/**
 * L·H with H the reflection that takes the first axis to `direction`: the same correlations, and the first of the
 * independent normals moves everything along that direction (after Imai & Tan 2006).
 */
export function rotateFirst(l: Square, d: number, direction: Float64Array): Square {
  let size = 0;
  for (const x of direction) size += x * x;
  size = Math.sqrt(size);
  if (!(size > 0)) return l;
  const v = direction.map((x) => x / size);
  v[0] = (v[0] as number) - 1;
  let square = 0;
  for (const x of v) square += x * x;
  if (square < SLACK) return l;
  const rotated = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    let along = 0;
    for (let k = 0; k < d; k++) along += (l[i * d + k] as number) * (v[k] as number);
    const factor = (2 * along) / square;
    for (let j = 0; j < d; j++) rotated[i * d + j] = (l[i * d + j] as number) - factor * (v[j] as number);
  }
  return rotated;
}
