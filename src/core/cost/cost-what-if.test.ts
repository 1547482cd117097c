import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { trace } from '../dossier/trace.js';
import { DEFAULT_CONFIG, run } from '../execute.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Cost } from './result.js';

const theCase = buildCase({
  presence: [
    { assetType: 'ferry', mode: 10 },
    { assetType: 'barge', mode: 6 },
  ],
  imagery: [{}],
  readings: [
    { assetType: 'ferry', count: 4, state: 'DESTROYED' },
    { assetType: 'barge', count: 2, state: 'DESTROYED' },
  ],
  claims: [{ measure: 'value', verb: 'DESTROYED', comparator: 'ge', low: 30e6, unit: 'usd' }],
  prices: [
    {
      assetType: 'ferry',
      basis: 'replacement_new',
      value: { low: 2, mode: null, high: 6 },
      unit: 'usd_million',
      priceYear: 2030,
    },
    { assetType: 'ferry', basis: 'book', value: { low: 1, mode: null, high: 2 }, unit: 'usd_million', priceYear: 2030 },
  ],
});
const weigh = (costBook?: object): Run =>
  run(theCase, { ...DEFAULT_CONFIG, asOf: '2031', ...(costBook ? { costBook } : {}) });
const costOf = (of: Run): Cost => {
  if (isGap(of.cost)) throw new Error(of.cost.detail);
  return of.cost;
};
const own = (change: object = {}) => ({
  low: 10,
  high: 20,
  unit: 'usd_million',
  priceYear: 2030,
  source: 'own',
  ...change,
});

test('a finding is what it is whatever a reader assumes', () => {
  const book = { prices: [{ type: 'ferry', basis: 'book', ...own() }], priceDependence: { value: 0, source: 'own' } };
  const { costWhatIf, config, ...assumed } = weigh(book);
  const { config: _, ...plain } = weigh();
  expect(JSON.stringify(assumed)).toBe(JSON.stringify(plain));
  expect(costWhatIf?.assumed).toBe(true);
});

test('an empty book changes nothing', () => {
  const made = weigh({});
  expect(made.costWhatIf?.cost).toEqual(costOf(made));
});

test('a price in the book stands in for the rows of its type and basis, and moves no other basis', () => {
  const made = weigh({ prices: [{ type: 'ferry', basis: 'book', ...own() }] });
  const [finding, assumed] = [costOf(made), made.costWhatIf?.cost as Cost];
  const on = (cost: Cost, basis: string) => cost.byBasis.find((one) => one.basis === basis);
  expect(on(assumed, 'replacement_new')?.q50).toBe(on(finding, 'replacement_new')?.q50);
  // medians of 10 to 20 over those of 1 to 2: ten times, on the same draws
  expect((on(assumed, 'book')?.q50 ?? 0) / (on(finding, 'book')?.q50 ?? 1)).toBeCloseTo(10, 6);
  expect(on(assumed, 'book')?.priced.flatMap(({ rows }) => rows.map(({ table }) => table))).toEqual(['assumed']);
});

test('a type that no row prices joins the sum, and the sum says so', () => {
  const made = weigh({ prices: [{ type: 'barge', basis: 'replacement_new', ...own() }] });
  const label = (cost: Cost) => cost.byBasis.find(({ basis }) => basis === 'replacement_new')?.label;
  expect(label(costOf(made))).toMatch(/barge/);
  expect(label(made.costWhatIf?.cost as Cost)).toBeNull();
});

test('every number of the page opens, on rows of the case or of the book alone', () => {
  const made = weigh({ prices: [{ type: 'ferry', basis: 'book', ...own() }] });
  const { byBasis, sensitivity } = costOf(made);
  const ids = [
    ...byBasis.flatMap(({ basis, needs }) => [
      `cost/${basis}`,
      `exchange/${basis}`,
      ...needs.map(({ usd }) => `needs/${basis}/${usd}`),
    ]),
    ...(isGap(sensitivity) ? [] : byBasis.map(({ basis }) => `spread/${basis}/0`)),
    ...(made.costWhatIf?.cost.byBasis ?? []).flatMap(({ basis }) => [
      `whatif/cost/${basis}`,
      `whatif/exceed/${basis}/30000000`,
      `whatif/spread/${basis}/0`,
      `whatif/needs/${basis}/30000000`,
    ]),
  ];
  expect(ids.length).toBeGreaterThan(8);
  for (const id of ids) {
    const opened = trace(made, id);
    expect(opened?.id, id).toBe(id);
    expect(opened?.value.length, id).toBeGreaterThan(0);
    for (const { table } of opened?.rows ?? []) expect(['prices', 'rates', 'assumed']).toContain(table);
  }
  expect(trace(made, 'whatif/cost/book')?.what).toMatch(/no finding rests on it/);
  expect(trace(made, 'spread/book/99')).toBeNull();
  expect(trace(weigh(), 'whatif/cost/book')).toBeNull();
});

test('a way to restore that is assumed opens with its row, and the finding still knows none', () => {
  const unbuilt = {
    ...theCase,
    inventory: [
      {
        row: { table: 'inventory', id: 'inventory:2', line: 2 },
        url: null,
        note: null,
        assetType: 'ferry',
        operator: 'line',
        asOf: '2029',
        inventory: { low: 30, mode: null, high: 30 },
        serviceable: { low: 20, mode: null, high: 20 },
        productionStatus: 'out of production since 2001',
        annualNewLow: null,
        annualNewHigh: null,
        repairMonthsLow: null,
        repairMonthsHigh: null,
        basis: '',
      },
    ],
  };
  const routes = [{ type: 'ferry', route: 'substitute' as const, months: 24, ...own() }];
  const costBook = { routes, horizonYears: { value: 3, source: 'the plan' } };
  const made = run(unbuilt, { ...DEFAULT_CONFIG, asOf: '2031', costBook });
  expect(costOf(made).irreplaceable.map(({ cost }) => isGap(cost) && cost.reason)).toEqual(['no-source']);
  expect(trace(made, 'irreplaceable/ferry')?.rows).toEqual([]);
  const opened = trace(made, 'whatif/irreplaceable/ferry');
  expect(opened?.title).toMatch(/^Assumed: ferry/);
  expect(opened?.what).toMatch(/within 3 years.*no finding rests on it/);
  expect(opened?.rows).toEqual([{ table: 'assumed', id: 'route 1', line: 1 }]);
});
