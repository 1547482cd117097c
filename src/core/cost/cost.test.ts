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

function cost(
  hits: Hits,
  prices: readonly PriceGiven[],
  inputs: Partial<CostInputs> = {},
  claimedSums: number[] = [],
  draws = drawsOf(hits),
) {
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
  return costOf({ theCase, draws, inputs: { ...INPUTS, ...inputs }, claimedSums, rng: makeRng(7) });
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

/** Draws in which the counts of two types go together, so that a lost pairing shows. */
function together(order: (i: number, n: number) => number): LossDraws {
  const n = 4000;
  const column = (of: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => of(order(i, n)));
  return {
    scenario: 'middling',
    draws: n,
    cells: [
      { site: 'quay', type: 'ferry' },
      { site: 'quay', type: 'tug' },
    ],
    destroyed: [column((i) => i % 7), column((i) => 2 * (i % 7))],
    damaged: [column((i) => i % 3), column((i) => (i * i) % 5)],
  };
}

const TWO: readonly PriceGiven[] = [
  { assetType: 'ferry', basis: 'flyaway', low: 40, high: 250 },
  { assetType: 'tug', basis: 'flyaway', mode: 30 },
  { assetType: 'tug', basis: 'flyaway', mode: 90 },
];

test('reordering the draws changes nothing: not a digit', () => {
  const inputs = { priceDependence: 0.5, damagedShare: { low: 0.1, high: 0.5, reason: 'test' } };
  const as = (order: (i: number, n: number) => number) => JSON.stringify(cost({}, TWO, inputs, [1e9], together(order)));
  const straight = as((i) => i);
  expect(as((i, n) => n - 1 - i)).toBe(straight);
  expect(as((i, n) => (i * 1237) % n)).toBe(straight);
});

test('the correlation of the counts survives: two types that are lost together spread the sum more than apart', () => {
  const broken = {
    ...together((i) => i),
    destroyed: [together((i) => i).destroyed[0], together((i, n) => (i * 1237) % n).destroyed[1]],
  };
  const known2 = [known('ferry', 10), known('tug', 10)];
  const width = (draws: LossDraws): number => {
    const [basis] = cost({}, known2, {}, [], draws).byBasis;
    return (basis?.q95 ?? 0) - (basis?.q05 ?? 0);
  };
  expect(width(together((i) => i))).toBeGreaterThan(1.2 * width(broken as LossDraws));
});

test('the parts of a sum add up to it in every draw: at one type the part is 1 without width', () => {
  const [basis] = cost({ ferry: [4, 2] }, [TWO[0] as PriceGiven]).byBasis;
  expect(basis?.byType).toEqual([{ type: 'ferry', share: { mean: 1, q05: 1, q95: 1 } }]);
  const [two] = cost(
    {},
    TWO,
    {},
    [],
    together((i) => i),
  ).byBasis;
  expect(two?.byType.reduce((sum, { share }) => sum + share.mean, 0)).toBeCloseTo(1, 12);
});

test('what the spread is made of: a known price leaves the counts alone, known counts leave the price alone', () => {
  const counts = cost(
    {},
    [known('ferry', 10)],
    {},
    [],
    together((i) => i),
  ).sensitivity;
  expect(counts).toEqual([expect.objectContaining({ input: 'how many ferry were lost', kind: 'losses' })]);
  const price = cost({ ferry: [4, 0] }, [TWO[0] as PriceGiven]).sensitivity;
  if (!Array.isArray(price)) throw new Error('no shares');
  expect(price[0]).toMatchObject({ kind: 'level', type: null });
  // one input: its share is 1, estimated on 20 000 draws of a heavy tail
  expect(price[0].totalEffect).toBeCloseTo(1, 1);
  expect(price.find(({ kind }) => kind === 'losses')?.totalEffect ?? 0).toBe(0);
});

test('a product of a count and a price: the closed form of its shares', () => {
  // cost = D · P: S_D = E[P]² Var D, S_P = E[D]² Var P, the rest together
  const draws = together((i) => i);
  const only = {
    ...draws,
    cells: [draws.cells[0]],
    destroyed: [draws.destroyed[0]],
    damaged: [new Float64Array(4000)],
  };
  const shares = cost({}, [TWO[0] as PriceGiven], {}, [], only as LossDraws).sensitivity;
  if (!Array.isArray(shares)) throw new Error('no shares');
  const [meanD, varD] = [3, 4];
  const sigma2 = (Math.log(250 / 40) / 2.5631031) ** 2;
  const square = Math.expm1(sigma2);
  const all = varD * (1 + square) + meanD * meanD * square;
  const of = (kind: string) => shares.find((share) => share.kind === kind);
  // 4 000 draws of a log-normal with sigma .71: a tenth is three standard errors
  expect(Math.abs((of('losses')?.firstOrder ?? 0) - varD / all)).toBeLessThan(0.1);
  expect(Math.abs((of('level')?.totalEffect ?? 0) - ((meanD * meanD + varD) * square) / all)).toBeLessThan(0.1);
});

test('what would have to be true: more assets at the middle price, or dearer ones', () => {
  const [basis] = cost({ ferry: [4, 0] }, [known('ferry', 10)], {}, [80e6]).byBasis;
  expect(basis?.needs[0]).toMatchObject({
    middleAssets: 4,
    assetsNeeded: expect.closeTo(8, 6),
    priceNeeded: 20e6,
    reached: null,
  });
});

test('cost exchange: what was lost over what the attack cost, and a gap where nobody priced the attack', () => {
  const attack: PriceGiven = { assetType: 'raid', basis: 'attack', low: 4, high: 4 };
  const result = cost({ ferry: [4, 0] }, [known('ferry', 10), attack]);
  expect(result.byBasis.map(({ basis }) => basis)).toEqual(['flyaway']);
  expect(result.byBasis[0]?.exchange).toMatchObject({ q50: expect.closeTo(10, 9), breakEven: 1 });
  expect(cost({ ferry: [4, 0] }, [known('ferry', 10)]).byBasis[0]?.exchange).toMatchObject({ reason: 'no-source' });
});

test('repair against value: the two rules part where salvage makes the difference', () => {
  const prices = [
    { assetType: 'ferry', basis: 'insured', low: 20, high: 20 },
    { assetType: 'ferry', basis: 'overhaul', low: 15, high: 15 },
    { assetType: 'ferry', basis: 'salvage', low: 6, high: 6 },
  ];
  expect(cost({ ferry: [0, 1] }, prices).totalLoss).toEqual([
    { type: 'ferry', valueBasis: 'insured', repairOnly: 0, repairPlusSalvage: 1 },
  ]);
  expect(cost({ ferry: [0, 1] }, prices.slice(0, 2)).totalLoss[0]?.repairPlusSalvage).toMatchObject({
    reason: 'no-source',
  });
});
