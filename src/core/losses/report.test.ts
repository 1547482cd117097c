import { expect, test } from 'vitest';
import { at, reportGrid } from './report.js';
import type { Statement } from './statements.js';

const HABITS = { report: 0.93, swap: 0.15 };

const statement = (row: Partial<Statement>): Statement => ({
  sourceId: 'analyst',
  destroyed: 0,
  damaged: 0,
  atLeast: false,
  sumOnly: 0,
  trust: 1,
  silent: 0,
  fromSilence: false,
  rows: [],
  ...row,
});

/** Every way each detected asset can be reported, one by one. */
function byEnumeration(d: number, m: number, x: number, y: number): number {
  if (d + m === 0) return x === 0 && y === 0 ? 1 : 0;
  const { report, swap } = HABITS;
  const [asOwn, asOther] = [report * (1 - swap), report * swap];
  const [next, own] = d > 0 ? [[d - 1, m] as const, 'x'] : [[d, m - 1] as const, 'y'];
  const rest = (dx: number, dy: number) =>
    x - dx < 0 || y - dy < 0 ? 0 : byEnumeration(next[0], next[1], x - dx, y - dy);
  const [toX, toY] = own === 'x' ? [asOwn, asOther] : [asOther, asOwn];
  return (1 - report) * rest(0, 0) + toX * rest(1, 0) + toY * rest(0, 1);
}

test('an exact report agrees with enumeration of every asset', () => {
  for (const [x, y] of [
    [0, 0],
    [2, 0],
    [1, 1],
    [0, 3],
  ] as const) {
    const grid = reportGrid(statement({ destroyed: x, damaged: y }), 5, 0, HABITS);
    for (let d = 0; d <= 5; d++)
      for (let m = 0; d + m <= 5; m++) expect(grid.values[at(5, d, m)]).toBeCloseTo(byEnumeration(d, m, x, y), 12);
  }
});

test('"at least" is the sum over every larger report, and over the sum where states were not told', () => {
  const grid = reportGrid(statement({ destroyed: 1, atLeast: true }), 4, 0, HABITS);
  const sums = reportGrid(statement({ damaged: 2, atLeast: true, sumOnly: 1 }), 4, 0, HABITS);
  for (let d = 0; d <= 4; d++)
    for (let m = 0; d + m <= 4; m++) {
      let [tail, either] = [0, 0];
      for (let x = 0; x <= d + m; x++)
        for (let y = 0; x + y <= d + m; y++) {
          if (x >= 1) tail += byEnumeration(d, m, x, y);
          if (x + y >= 2) either += byEnumeration(d, m, x, y);
        }
      expect(grid.values[at(4, d, m)]).toBeCloseTo(tail, 12);
      expect(sums.values[at(4, d, m)]).toBeCloseTo(either, 12);
    }
});

test('a row that is not trusted says nothing about the cell', () => {
  const { values } = reportGrid(statement({ destroyed: 2, trust: 0 }), 3, 0.01, HABITS);
  expect(values[at(3, 0, 0)]).toBe(values[at(3, 3, 0)]);
});

test('a false alarm makes a report above what is detected possible, and rare', () => {
  const chance = reportGrid(statement({ destroyed: 1 }), 3, 0.02, HABITS).values[at(3, 0, 0)] as number;
  expect(chance).toBeCloseTo(0.01 * Math.exp(-0.02), 4);
});
