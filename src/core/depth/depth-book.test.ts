import { expect, test } from 'vitest';
import { printProblem } from '../problem.js';
import { readDepthBook } from './depth-book.js';

const said = (raw: unknown): readonly string[] => {
  const read = readDepthBook(raw);
  return read.ok ? [] : read.problems.map(printProblem);
};
const source = 'assumed here';
const LINE = {
  label: 'a front',
  source,
  lines: [
    [
      [179, 0],
      [-179, 0],
    ],
  ],
};

test('ranges with a source are read', () => {
  expect(
    said({
      speedKmh: { low: 600, high: 800, source },
      turnHours: { low: 0, high: 9, source },
      defences: 3,
      line: LINE,
    }),
  ).toEqual([]);
});

test.each([
  [{ speedKmh: { low: -1, high: 800, source } }, 'depth book speedKmh.low: a number above 0, got "-1"'],
  [{ coverKm: { low: 90, high: 20, source } }, 'depth book coverKm.low: at most high (20), got "90"'],
  [{ turnHours: { low: 1, high: 2 } }, 'depth book turnHours.source: whose number it is, or why it was chosen'],
  [{ defences: 0 }, 'depth book defences: a whole number from 1 to 20, got "0"'],
  [{ warp: 9 }, 'depth book warp: one of speedKmh, turnHours, coverKm, defences, line, got "warp"'],
  [{ turnHours: { low: -2, high: 2, source } }, 'depth book turnHours.low: a number, at least 0, got "-2"'],
  [{ line: { ...LINE, lines: [] } }, 'depth book line.lines: at least one line'],
  [{ line: { ...LINE, lines: [[[5, 5]]] } }, 'depth book line.lines[0]: at least two positions'],
  [
    {
      line: {
        ...LINE,
        lines: [
          [
            [181, 5],
            [170, 5],
          ],
        ],
      },
    },
    'depth book line.lines[0]: positions [longitude, latitude] in degrees, got "181,5"',
  ],
  [
    { line: { ...LINE, asOf: '2021-02-30' } },
    'depth book line.asOf: a year, month or day that exists, got "2021-02-30"',
  ],
  [{ line: { ...LINE, source: ' ' } }, 'depth book line.source: whose line it is, or why it was chosen, got " "'],
  [7, 'depth book : an object, got "7"'],
])('what cannot be is refused with its place: %#', (raw, message) => {
  expect(said(raw)).toEqual([message]);
});
