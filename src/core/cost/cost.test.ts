import { expect, test } from 'vitest';
import type { Case, Price } from '../case.js';
import type { LossDraws } from '../losses/result.js';
import { makeRng } from '../numerics/rng.js';
import { costOf } from './cost.js';
import type { CostInputs } from './result.js';

type Hits = Readonly<Record<string, readonly [destroyed: number, damaged: number]>>;
type PriceGiven = Pick<Price, 'assetType' | 'basis'> & Partial<Price['value']> & { year?: number; notAPrice?: boolean };

const DRAWS = 20_000;
const INPUTS: CostInputs = { priceDependence: 1, damagedShare: { low: 0.25, high: 0.25, reason: 'test' } };

/** Every draw holds the same counts: what varies is the price. */
function drawsOf(hits: Hits, draws = DRAWS): LossDraws {
  const cells = Object.entries(hits);
  const column = (n: number) => new Float64Array(draws).fill(n);
  return {
    scenario: 'middling',
    draws,
    cells: cells.map(([type]) => ({ site: 'quay', type })),
    destroyed: cells.map(([, [destroyed]]) => column(destroyed)),
    damaged: cells.map(([, [, damaged]]) => column(damaged)),
  };
}

function cost(hits: Hits, prices: readonly PriceGiven[], inputs: Partial<CostInputs> = {}, claimedSums: number[] = []) {
  const rows = prices.map(
    ({ assetType, basis, low = null, mode = null, high = null, year = 2020, notAPrice = false }, i) => ({
      row: { table: 'prices', id: `prices:${i + 2}`, line: i + 2 },
      assetType,
      basis,
      value: { low, mode, high },
      unit: 'usd_million',
      priceYear: year,
      notAPrice,
      fromClaims: [],
    }),
  );
  const theCase = { prices: rows, typeGroups: {} } as unknown as Case;
  return costOf({ theCase, draws: drawsOf(hits), inputs: { ...INPUTS, ...inputs }, claimedSums, rng: makeRng(7) });
}

const known = (assetType: string, usdMillion: number): PriceGiven => ({
  assetType,
  basis: 'flyaway',
  low: usdMillion,
  high: usdMillion,
});

test('a damaged asset costs its share, not a whole one', () => {
  const [basis] = cost({ ferry: [4, 8] }, [known('ferry', 10)]).byBasis;
  expect(basis?.q05).toBeCloseTo(60e6, 0); // 4·10 + 8·10·0.25, to a dollar
  expect(basis?.q95).toBeCloseTo(60e6, 0);
});

test('dependence between prices leaves the mean alone and fattens the tail', () => {
  const wide: PriceGiven = { assetType: 'ferry', basis: 'flyaway', low: 40, high: 250 };
  const [apart, half, shared] = [0, 0.5, 1].map(
    (priceDependence) => cost({ ferry: [12, 0] }, [wide], { priceDependence }, [3e9]).byBasis[0],
  );
  if (!apart || !half || !shared) throw new Error('nothing summed');
  const expected = 12 * 129.123884e6; // mean of the log-normal through P10 40 and P90 250
  // Four standard errors of the mean: one false alarm in 16 000, and the seed is fixed.
  for (const basis of [apart, half, shared]) expect(Math.abs(basis.mean - expected)).toBeLessThan(4 * basis.mcseMean);
  const tail = (basis: typeof apart) => basis.exceedance.find((point) => point.usd === 3e9)?.probability ?? 0;
  expect(tail(apart)).toBeLessThan(tail(half));
  expect(tail(half)).toBeLessThan(tail(shared));
});

test('prices of different types move together when their errors are shared', () => {
  const prices = ['ferry', 'tug'].map((assetType): PriceGiven => ({ assetType, basis: 'flyaway', low: 40, high: 250 }));
  const [shared] = cost({ ferry: [6, 0], tug: [6, 0] }, prices).byBasis;
  const [single] = cost({ ferry: [12, 0] }, prices).byBasis;
  // Same price, same error: six of each cost what twelve of one cost, draw by draw.
  expect(shared?.q95).toBeCloseTo(single?.q95 ?? 0, 0);
});

test('sources that disagree stay apart in the sum: averaging over assets does not reconcile them', () => {
  const prices = [10, 1000].map((mode): PriceGiven => ({ assetType: 'ferry', basis: 'flyaway', mode }));
  const [basis] = cost({ ferry: [30, 0] }, prices, { priceDependence: 0 }, [3e9]).byBasis;
  const midway = basis?.exceedance.find((point) => point.usd === 3e9);
  // Half the draws believe the dear source; four standard errors.
  expect(Math.abs((midway?.probability ?? 0) - 0.5)).toBeLessThan(4 * (midway?.mcse ?? 0));
});

test('a basis that leaves a hit type out says so, with what is known of its value', () => {
  const prices = [known('ferry', 10), { assetType: 'tug', basis: 'flyaway', low: 3 }];
  const [basis] = cost({ ferry: [4, 0], tug: [1, 1] }, prices).byBasis;
  expect(basis?.label).toBe('at least, without tug (2 to 2 hit, each at least $3 million)');
  expect(basis?.unpriced).toEqual([{ type: 'tug', q05: 2, q50: 2, q95: 2 }]);
  expect(basis?.mean).toBeCloseTo(40e6, 0);
});

test('a type nothing happened to is not missing from a basis', () => {
  const [basis] = cost({ ferry: [4, 0], tug: [0, 0] }, [known('ferry', 10)]).byBasis;
  expect(basis?.label).toBeNull();
});

test('bases are never merged, and the unstated one comes last', () => {
  const prices: PriceGiven[] = [
    { assetType: 'ferry', basis: 'unstated', mode: 500 },
    { assetType: 'ferry', basis: 'book', mode: 1 },
    { assetType: 'ferry', basis: 'export', mode: 50 },
  ];
  expect(cost({ ferry: [1, 0] }, prices).byBasis.map((basis) => basis.basis)).toEqual(['book', 'export', 'unstated']);
});

test('a price computed from a claim values nothing', () => {
  const result = cost({ ferry: [4, 0] }, [{ ...known('ferry', 170), notAPrice: true }]);
  expect(result.byBasis).toEqual([]);
  expect(result.priceBook[0]?.use).toMatch('not a price');
});

test('a stated bound that what is drawn cannot reach is told', () => {
  const prices: PriceGiven[] = [
    { assetType: 'ferry', basis: 'book', low: 2, high: 6 },
    { assetType: 'ferry', basis: 'book', low: 100 },
  ];
  expect(cost({ ferry: [1, 0] }, prices).warnings).toEqual([
    'ferry, book: $2 million to $6 million is drawn, yet a source says at least $100 million',
  ]);
});

test('prices of several years have no common year, and the years are named', () => {
  const prices = [known('ferry', 10), { ...known('tug', 2), year: 2014 }];
  const result = cost({ ferry: [1, 0], tug: [1, 0] }, prices);
  expect(result.priceYear).toBeNull();
  expect(result.warnings[0]).toMatch('2014, 2020');
});

test('the curve falls, holds every claimed sum, and never claims to know a chance exactly', () => {
  const sums = [123_456_789, 9e9];
  const [basis] = cost({ ferry: [4, 0] }, [{ assetType: 'ferry', basis: 'flyaway', mode: 30 }], {}, sums).byBasis;
  const curve = basis?.exceedance ?? [];
  for (const sum of sums) expect(curve.some((point) => point.usd === sum)).toBe(true);
  for (const [i, point] of curve.entries()) {
    expect(point.mcse).toBeGreaterThan(0);
    if (i > 0) expect(point.probability).toBeLessThanOrEqual(curve[i - 1]?.probability ?? 0);
  }
  expect(curve.find((point) => point.usd === 9e9)?.probability).toBe(0);
});

test('the same seed gives the same bytes', () => {
  const once = () =>
    JSON.stringify(
      cost({ ferry: [4, 2] }, [{ assetType: 'ferry', basis: 'flyaway', mode: 30 }], { priceDependence: 0.3 }),
    );
  expect(once()).toBe(once());
});
