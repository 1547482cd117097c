/**
 * Pairs of two lists at the least cost in all, each member in one pair at most: the Hungarian method by shortest augmenting
 * paths with potentials (Kuhn 1955; Jonker and Volgenant 1987). Exact. Cost: O(rows² · columns).
 */
import { InputError } from '../problem.js';

/**
 * @param cost of row i with column j, at least 0; a pair that costs `unpaired` or more is not made
 * @param unpaired cost of a row that is left alone
 * @returns for each row its column, or null; of equal sums the one found first, rows and columns in order
 */
export function leastCostPairs(
  rows: number,
  columns: number,
  cost: (row: number, column: number) => number,
  unpaired: number,
): readonly (number | null)[] {
  // Every row has a column of its own beside the real ones, in which it stays alone.
  const width = columns + rows;
  const at = (row: number, column: number): number =>
    column < columns ? Math.min(cost(row, column), unpaired) : column - columns === row ? unpaired : 2 * unpaired + 1;
  const rowOf = new Int32Array(width + 1).fill(-1);
  const ofRow = new Float64Array(rows);
  const ofColumn = new Float64Array(width + 1);
  for (let row = 0; row < rows; row++) {
    const from = new Int32Array(width + 1).fill(-1);
    const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
    const isDone = new Uint8Array(width + 1);
    let column = width;
    rowOf[column] = row;
    do {
      isDone[column] = 1;
      const here = rowOf[column] as number;
      let [step, next] = [Number.POSITIVE_INFINITY, -1];
      for (let j = 0; j < width; j++) {
        if (isDone[j] === 1) continue;
        const reduced = at(here, j) - (ofRow[here] as number) - (ofColumn[j] as number);
        if (Number.isNaN(reduced)) throw new InputError('cost', 'a number', reduced);
        if (reduced < (least[j] as number)) {
          least[j] = reduced;
          from[j] = column;
        }
        if ((least[j] as number) < step) [step, next] = [least[j] as number, j];
      }
      for (let j = 0; j <= width; j++) {
        if (isDone[j] === 1) {
          const row = rowOf[j] as number;
          ofRow[row] = (ofRow[row] as number) + step;
          ofColumn[j] = (ofColumn[j] as number) - step;
        } else least[j] = (least[j] as number) - step;
      }
      column = next;
    } while (rowOf[column] !== -1);
    while (column !== width) {
      const before = from[column] as number;
      rowOf[column] = rowOf[before] as number;
      column = before;
    }
  }
  const found = Array<number | null>(rows).fill(null);
  for (let j = 0; j < columns; j++) {
    const row = rowOf[j] as number;
    if (row >= 0 && cost(row, j) < unpaired) found[row] = j;
  }
  return found;
}
