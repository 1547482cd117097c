/**
 * Price rows to distributions. low and high are P10 and P90; a mode alone takes the spread of its basis; a low or a high
 * alone is a bound, said in words and not drawn; rows of one type and basis are pooled linearly with equal weight, so
 * disagreement stays visible.
 */
import type { Case, Price, RowPlace } from '../case.js';
import { fromQuantiles, type LogNormal, pooledQuantile } from '../numerics/lognormal.js';
import { basisOf } from './bases.js';
import { moneyOf, type Wanted } from './money.js';
import type { Cost, PriceUsed } from './result.js';

/** One type on one basis: log-normals in USD, each equally likely. */
export type PricedType = {
  readonly type: string;
  readonly basis: string;
  readonly pool: readonly LogNormal[];
  readonly used: PriceUsed;
  /** of the rows pooled, after what could be converted was */
  readonly years: readonly (number | null)[];
};

/** A stated bound on the value of one asset, USD; said in words, never drawn. */
export type PriceBound = {
  readonly type: string;
  readonly basis: string;
  readonly which: 'at least' | 'at most';
  readonly usd: number;
};

export type PriceBook = {
  readonly priced: readonly PricedType[];
  readonly bounds: readonly PriceBound[];
  readonly rows: Cost['priceBook'];
};

export function priceBook(theCase: Case, wanted: Wanted = {}): PriceBook {
  const read = theCase.prices.map((price) => ({ price, ...readPrice(theCase, price, wanted) }));
  const drawn = read.filter((row): row is typeof row & { fit: LogNormal } => row.fit !== null);
  const keys = [...new Set(drawn.map(({ price }) => `${price.basis}\n${price.assetType}`))];
  const priced = keys.map((key): PricedType => {
    const rows = drawn.filter(({ price }) => `${price.basis}\n${price.assetType}` === key);
    const { basis, assetType } = (rows[0] as (typeof rows)[number]).price;
    const pool = rows.map((row) => row.fit);
    const years = [...new Set(rows.map((row) => row.year))];
    const at = (p: number): number => pooledQuantile(pool, p);
    const used = {
      type: assetType,
      basis,
      p10: at(0.1),
      p50: at(0.5),
      p90: at(0.9),
      priceYear: years.length === 1 ? (years[0] as number | null) : null,
      how: rows.length === 1 ? (rows[0] as (typeof rows)[number]).use : `${rows.length} rows pooled with equal weight`,
      rows: rows.flatMap((row) => [row.price.row as RowPlace, ...row.rates]),
    };
    return { type: assetType, basis, pool, used, years };
  });
  return {
    priced,
    bounds: read.flatMap(({ price, bound }) =>
      bound === null ? [] : [{ type: price.assetType, basis: price.basis, ...bound }],
    ),
    rows: read.map(({ price, use }) => ({ row: price.row, type: price.assetType, basis: price.basis, use })),
  };
}

type ReadPrice = {
  readonly fit: LogNormal | null;
  readonly bound: Pick<PriceBound, 'which' | 'usd'> | null;
  /** what became of the row, in words */
  readonly use: string;
  /** of which year the drawn USD are, and the rates that brought them there */
  readonly year: number | null;
  readonly rates: readonly RowPlace[];
};

function readPrice(theCase: Case, price: Price, wanted: Wanted): ReadPrice {
  if (price.notAPrice)
    return notDrawn(`not a price: computed from ${price.fromClaims.join(', ') || 'claims'}, never drawn`);
  const money = moneyOf(theCase, price, wanted);
  if (typeof money === 'string') return notDrawn(money);
  if (theCase.typeGroups[price.assetType]) return notDrawn('a price of no single type, not drawn');
  const { year, how, rows: rates } = money;
  const inUsd = (x: number | null): number | null => (x === null || x <= 0 ? null : x * money.factor);
  const [low, mode, high] = [inUsd(price.value.low), inUsd(price.value.mode), inUsd(price.value.high)];
  const fit = fitOf(low, mode, high, price.basis);
  if (fit !== null) return { fit: fit.unit, bound: null, use: `${fit.use}${how}`, year, rates };
  if (low !== null) return { ...bounded('at least', low), year, rates };
  return high === null ? notDrawn('no number') : { ...bounded('at most', high), year, rates };
}

/** The distribution through what a row states, USD; null where it states a bound or nothing. */
export function fitOf(low: number | null, mode: number | null, high: number | null, basis: string) {
  if (low !== null && high !== null)
    return { unit: through(0.1, low, 0.9, high), use: `low and high as P10 and P90${misfit(low, mode, high)}` };
  if (mode !== null && low !== null)
    return { unit: through(0.1, low, 0.5, mode), use: 'low as P10, the figure as median' };
  if (mode !== null && high !== null)
    return { unit: through(0.5, mode, 0.9, high), use: 'the figure as median, high as P90' };
  if (mode === null) return null;
  const { sigma, reason } = basisOf(basis);
  return { unit: { mu: Math.log(mode), sigma }, use: `one figure with the spread of its basis (${reason})` };
}

const NOTABLE = 0.1;

/** Where the figure between stands well off the median of the curve, that is said. */
function misfit(low: number, mode: number | null, high: number): string {
  if (mode === null) return '';
  const off = mode / Math.sqrt(low * high) - 1;
  return Math.abs(off) < NOTABLE
    ? ''
    : `; the figure between is ${Math.abs(Math.round(100 * off))} % ${off < 0 ? 'below' : 'above'} the fitted median`;
}

const through = (p1: number, x1: number, p2: number, x2: number): LogNormal =>
  fromQuantiles([
    { p: p1, x: x1 },
    { p: p2, x: x2 },
  ]);

const notDrawn = (use: string): ReadPrice => ({ fit: null, bound: null, use, year: null, rates: [] });

const bounded = (which: PriceBound['which'], usd: number): Omit<ReadPrice, 'year' | 'rates'> => ({
  fit: null,
  bound: { which, usd },
  use: `a bound (${which}): in the sentence, not drawn`,
});
