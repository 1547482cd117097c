import { expect, test } from 'vitest';
import { printProblem } from '../problem.js';
import { readCostBook } from './cost-book.js';

const price = (change: object = {}) => ({
  type: 'ferry',
  basis: 'replacement_new',
  low: 3,
  high: 8,
  unit: 'usd_million',
  priceYear: 2030,
  source: 'a guess of the desk',
  ...change,
});
const said = (raw: unknown): readonly string[] => {
  const read = readCostBook(raw);
  return read.ok ? [] : read.problems.map(printProblem);
};

test('a book whose every entry has a basis, a year, a range and a source is read', () => {
  expect(said({})).toEqual([]);
  expect(
    said({
      prices: [price(), price({ mode: 5, basis: 'unstated' })],
      rates: [{ kind: 'deflator', currency: 'USD', date: '2030', value: 112.5, source: 'the table of the bureau' }],
      routes: [{ ...price({ route: 'substitute', months: 30, available: 4 }), basis: undefined }].map(
        ({ basis: _, ...row }) => row,
      ),
      damagedShare: { low: 0, high: 1, source: 'anything' },
      priceDependence: { value: 0.5, source: 'half' },
      horizonYears: { value: 15, source: 'the plan' },
    }),
  ).toEqual([]);
});

test.each([
  [price({ basis: undefined }), /^cost book prices\[0\]\.basis: a price has a basis: one of flyaway, .*unstated$/],
  [price({ basis: 'cheap' }), /^cost book prices\[0\]\.basis: a price has a basis.*got "cheap"$/],
  [price({ priceYear: undefined }), /^cost book prices\[0\]\.priceYear: the year whose money it is, such as 2025$/],
  [price({ low: 9 }), /^cost book prices\[0\]\.low: at most high \(8\), got "9"$/],
  [price({ low: -1 }), /^cost book prices\[0\]\.low: an amount above 0, got "-1"$/],
  [price({ high: Number.NaN }), /^cost book prices\[0\]\.high: an amount above 0, got "NaN"$/],
  [price({ mode: 9 }), /^cost book prices\[0\]\.mode: an amount from low to high, or left out, got "9"$/],
  [
    price({ unit: 'dollars' }),
    /^cost book prices\[0\]\.unit: usd, usd_million or another currency alike, got "dollars"$/,
  ],
  [price({ source: ' ' }), /^cost book prices\[0\]\.source: whose number it is, or why it was chosen, got " "$/],
  [price({ colour: 'red' }), /^cost book prices\[0\]\.colour: one of type, basis, .*got "colour"$/],
  ['none', /^cost book prices\[0\]: an object, got "none"$/],
])('one fault, one message: %o', (row, message) => {
  const problems = said({ prices: [row] });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(message);
});

test('all faults of a book are said at once', () => {
  const problems = said({
    prices: [price({ low: 9 }), price({ basis: 'x', source: '' })],
    rates: [{ kind: 'guess', currency: 'dollar', date: 'soon', value: 0 }],
    routes: [{ route: 'magic' }],
    damagedShare: { low: 0.5, high: 0.2 },
    priceDependence: { value: 2, source: 's' },
    extra: 1,
  });
  expect(problems.length).toBeGreaterThan(14);
  expect(new Set(problems).size).toBe(problems.length);
});

test.each([
  [
    { priceDependence: { value: 1.2, source: 's' } },
    'cost book priceDependence.value: a number from 0 to 1, got "1.2"',
  ],
  [{ priceDependence: { value: 0.5 } }, /^cost book priceDependence\.source: whose number/],
  [{ horizonYears: { value: 0, source: 's' } }, 'cost book horizonYears.value: a number from 1 to 100, got "0"'],
  [{ horizonYears: 10 }, /^cost book horizonYears\.value/],
  [{ damagedShare: { low: 0.5, high: 0.2, source: 's' } }, 'cost book damagedShare.low: at most high (0.2), got "0.5"'],
  [{ damagedShare: { low: 0, high: 0.2, mode: 0.1, source: 's' } }, /^cost book damagedShare\.mode: one of low, high/],
])('an assumption of errors or damage outside its bounds is said where it stands: %o', (book, message) => {
  expect(said(book)[0]).toMatch(message);
});
