/**
 * Price rows to distributions. low and high are P10 and P90; a mode alone takes the spread of its basis; a low or a high
 * alone is a bound, said in words and not drawn; rows of one type and basis are pooled linearly with equal weight, so
 * disagreement stays visible.
 */
import type { Case, Price, RowPlace } from '../case.js';
import { fromQuantiles, type LogNormal, pooledQuantile } from '../numerics/lognormal.js';
import { basisOf } from './bases.js';
import type { Cost, PriceUsed } from './result.js';

/** One type on one basis: log-normals in USD, each equally likely. */
export type PricedType = {
  readonly type: string;
  readonly basis: string;
  readonly pool: readonly LogNormal[];
  readonly used: PriceUsed;
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

export function priceBook(theCase: Case): PriceBook {
  const read = theCase.prices.map((price) => ({ price, ...readPrice(theCase, price) }));
  const drawn = read.filter((row): row is typeof row & { fit: LogNormal } => row.fit !== null);
  const keys = [...new Set(drawn.map(({ price }) => `${price.basis}\n${price.assetType}`))];
  const priced = keys.map((key): PricedType => {
    const rows = drawn.filter(({ price }) => `${price.basis}\n${price.assetType}` === key);
    const { basis, assetType } = (rows[0] as (typeof rows)[number]).price;
    const pool = rows.map((row) => row.fit);
    const years = [...new Set(rows.map((row) => row.price.priceYear))];
    const at = (p: number): number => pooledQuantile(pool, p);
    const used = {
      type: assetType,
      basis,
      p10: at(0.1),
      p50: at(0.5),
      p90: at(0.9),
      priceYear: years.length === 1 ? (years[0] as number | null) : null,
      how: rows.length === 1 ? (rows[0] as (typeof rows)[number]).use : `${rows.length} rows pooled with equal weight`,
      rows: rows.map((row) => row.price.row as RowPlace),
    };
    return { type: assetType, basis, pool, used };
  });
  return {
    priced,
    bounds: read.flatMap(({ price, bound }) =>
      bound === null ? [] : [{ type: price.assetType, basis: price.basis, ...bound }],
    ),
    rows: read.map(({ price, use }) => ({ row: price.row, type: price.assetType, basis: price.basis, use })),
  };
}

/** USD per unit of the price columns; others are not read. */
const UNITS: Readonly<Record<string, number>> = { usd: 1, usd_thousand: 1e3, usd_million: 1e6, usd_billion: 1e9 };

type ReadPrice = {
  readonly fit: LogNormal | null;
  readonly bound: Pick<PriceBound, 'which' | 'usd'> | null;
  /** what became of the row, in words */
  readonly use: string;
};

function readPrice(theCase: Case, price: Price): ReadPrice {
  const scale = UNITS[price.unit];
  if (price.notAPrice)
    return notDrawn(`not a price: computed from ${price.fromClaims.join(', ') || 'claims'}, never drawn`);
  if (scale === undefined) return notDrawn(`unit ${price.unit} is not read: use ${Object.keys(UNITS).join(', ')}`);
  if (theCase.typeGroups[price.assetType]) return notDrawn('a price of no single type, not drawn');
  const inUsd = (x: number | null): number | null => (x === null || x <= 0 ? null : x * scale);
  const [low, mode, high] = [inUsd(price.value.low), inUsd(price.value.mode), inUsd(price.value.high)];
  const drawn = (fit: LogNormal, use: string): ReadPrice => ({ fit, bound: null, use });
  if (low !== null && high !== null) return drawn(through(0.1, low, 0.9, high), 'low and high as P10 and P90');
  if (mode !== null && low !== null) return drawn(through(0.1, low, 0.5, mode), 'low as P10, the figure as median');
  if (mode !== null && high !== null) return drawn(through(0.5, mode, 0.9, high), 'the figure as median, high as P90');
  if (mode !== null) {
    const { sigma, reason } = basisOf(price.basis);
    return drawn({ mu: Math.log(mode), sigma }, `one figure with the spread of its basis (${reason})`);
  }
  if (low !== null) return bounded('at least', low);
  return high === null ? notDrawn('no number') : bounded('at most', high);
}

const through = (p1: number, x1: number, p2: number, x2: number): LogNormal =>
  fromQuantiles([
    { p: p1, x: x1 },
    { p: p2, x: x2 },
  ]);

const notDrawn = (use: string): ReadPrice => ({ fit: null, bound: null, use });

const bounded = (which: PriceBound['which'], usd: number): ReadPrice => ({
  fit: null,
  bound: { which, usd },
  use: `a bound (${which}): in the sentence, not drawn`,
});
