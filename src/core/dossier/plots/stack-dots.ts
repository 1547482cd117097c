/**
 * Stacks equally likely dots over a scale of counts. Where counts stand far apart, a column is several dots wide, so
 * that fifty dots on one count still fit; where they stand so near that a dot could not be seen, neighbouring counts share a
 * column. Every column of a chart is equally wide and heights compare.
 */
export type DotRow = { readonly height: number; readonly dots: readonly { readonly x: number; readonly y: number }[] };
export type DotStack = { readonly diameter: number; readonly rows: readonly DotRow[] };

const LARGEST = 8.5;
/** px; a smaller dot cannot be counted */
export const SMALLEST = 4.6;

/** part of the room between two columns that a column takes */
const FILL = 0.88;

/** @param unit px between two counts @param tallest px a stack may reach. Dots sit at y <= 0 above their baseline. */
export function stackDots(
  rows: readonly (readonly number[])[],
  at: (count: number) => number,
  unit: number,
  tallest: number,
): DotStack {
  const together = Math.max(1, Math.ceil(SMALLEST / (unit * FILL)));
  const piles = rows.map((row) => pile(row.map((count) => middleOf(count, together))));
  const room = unit * together * FILL;
  const most = Math.max(1, ...piles.flatMap((counts) => [...counts.values()]));
  let [diameter, across] = [0, 1];
  for (let k = 1; k <= 8; k++) {
    const fits = Math.min(LARGEST, room / k, tallest / Math.ceil(most / k));
    if (fits > diameter + 0.3) [diameter, across] = [fits, k];
  }
  diameter = Math.max(diameter, Math.min(SMALLEST, room));
  return { diameter, rows: piles.map((counts) => stacked(counts, at, diameter, across)) };
}

/** The middle of the counts that share a column with this one. */
const middleOf = (count: number, together: number): number =>
  together === 1 ? count : Math.floor(count / together) * together + (together - 1) / 2;

/** Whether fifty dots can be counted here, or twenty must do. */
export const fitsFifty = (rows: readonly (readonly number[])[], unit: number, tallest: number): boolean => {
  const { diameter, rows: made } = stackDots(rows, (x) => x, unit, tallest);
  return diameter >= SMALLEST && made.every(({ height }) => height <= tallest + 0.5);
};

function pile(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function stacked(counts: Map<number, number>, at: (count: number) => number, d: number, across: number): DotRow {
  const dots: { x: number; y: number }[] = [];
  let highest = 0;
  for (const [count, many] of counts) {
    for (let i = 0; i < many; i++) {
      const level = Math.floor(i / across);
      const inLevel = Math.min(across, many - level * across);
      dots.push({ x: at(count) + ((i % across) - (inLevel - 1) / 2) * d, y: -(level + 0.5) * d });
      highest = Math.max(highest, level + 1);
    }
  }
  return { height: highest * d, dots };
}
