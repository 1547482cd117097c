/** The published and worked figures hold. Every row is a test; no row may go missing on either side. */
import { describe, expect, test } from 'vitest';
import { compare, defaultTolerance } from './compare.js';
import { closedFormRows, computed, DRAWN_SECTIONS, drawnRows, truth } from './rows.js';

/** How many figures each test of the method document has here. A number may only grow. */
const ROWS = {
  A1: 4,
  A2: 19,
  A2b: 5,
  A3: 16,
  B2: 28,
  B1: 33,
  B3: 6,
  B5: 7,
  C1: 4,
  C2: 20,
  D1: 29,
  D2: 10,
  E1: 16,
  E2: 70,
  E3: 17,
  E4: 10,
  F1: 7,
  F2: 2,
  F3: 13,
  'F4 least 0': 12,
  'F4 unbounded': 12,
  F5: 34,
  F6: 45,
  'F5 drawn': 5,
  F7: 2,
  F8: 4,
  'F8 log': 6,
  F9: 9,
  F10: 1,
  F11: 2,
  G1: 8,
  G2: 13,
  G3: 15,
  G4: 2,
  G5: 5,
  G6: 3,
  G7: 2,
  H: 26,
  I1: 33,
  I2: 12,
  I3: 2,
  I4: 4,
  J1: 13,
  J2: 3,
  J3: 7,
  J4: 7,
  K1: 27,
};
const DRAWN = { F5: 12, F6: 40, 'F5 drawn': 5 };

const rows = [...closedFormRows(), ...drawnRows()].map(compare);
const sections = [...new Set(rows.map((row) => row.section))];

describe.each(sections)('%s', (section) => {
  const own = rows.filter((row) => row.section === section);
  test.each(own.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const { expected, got, tolerance, passes } = row;
    expect({ got, passes }, `expected ${expected} ± ${tolerance.absolute} (${tolerance.reason})`).toEqual({
      got,
      passes: true,
    });
  });
});

test('no figure was dropped from the truth table', () => {
  const counts = Object.entries(truth.sections).map(([name, { rows: own }]) => [name, Object.keys(own).length]);
  expect(Object.fromEntries(counts)).toEqual(ROWS);
  for (const name of Object.keys(truth.sections)) expect(truth.citations[name]?.length).toBeGreaterThan(5);
});

test('every figure has exactly one computation, and every computation a figure', () => {
  const names = (of: Readonly<Record<string, object>>) =>
    Object.entries(of).flatMap(([section, own]) => Object.keys(own).map((name) => `${section}: ${name}`));
  const closed = Object.fromEntries(
    Object.entries(truth.sections).flatMap(([name, { rows: own }]) =>
      DRAWN_SECTIONS.includes(name) ? [] : [[name, own]],
    ),
  );
  expect(names(computed()).sort()).toEqual(names(closed).sort());
});

test('no drawn row was dropped', () => {
  expect(drawnRows()).toHaveLength(DRAWN.F5 + DRAWN.F6 + DRAWN['F5 drawn']);
});

test('a figure that is out by more than its tolerance fails, and so do other words', () => {
  const row = { section: 'X', name: 'x', expected: 2, got: 2.001, tolerance: defaultTolerance(2) };
  expect(compare(row).passes).toBe(false);
  expect(compare({ ...row, got: 2.0001 }).passes).toBe(true);
  expect(compare({ ...row, expected: 'likely', got: 'unlikely' }).passes).toBe(false);
  expect(compare({ ...row, got: 'not computed' }).passes).toBe(false);
  expect(compare({ ...row, got: Number.NaN }).passes).toBe(false);
});
