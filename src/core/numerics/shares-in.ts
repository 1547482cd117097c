/** Parts of totals, row by row, over the rows that have a total. */

export function countAboveZero(totals: Float64Array): number {
  let count = 0;
  for (let i = 0; i < totals.length; i++) if ((totals[i] as number) > 0) count++;
  return count;
}

/** @param rows how many totals are above zero */
export function sharesIn(totals: Float64Array, part: Float64Array, rows: number): Float64Array {
  const shares = new Float64Array(rows);
  let at = 0;
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i] as number;
    if (total > 0) shares[at++] = (part[i] as number) / total;
  }
  return shares;
}
