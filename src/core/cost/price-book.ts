/**
 * Price rows to distributions. low and high are P10 and P90; a mode alone takes the spread of its basis; a low or a high
 * alone is a bound, said in words and not drawn; rows of one type and basis are pooled linearly with equal weight, so
 * disagreement stays visible.
 */
import type { Case, Price, RowPlace } from '../case.js';
import { fromQuantiles, type LogNormal, quantile } from '../numerics/lognormal.js';
import { basisSpread } from './basis-spread.js';
import type { Cost, PriceUsed } from './result.js';

/** One type on one basis: log-normals in USD, each equally likely. */
export type PricedType = {
  readonly type: string;
  readonly basis: string;
  readonly pool: readonly LogNormal[];
  readonly used: PriceUsed;
};

export type PriceBook = { readonly priced: readonly PricedType[]; readonly rows: Cost['priceBook'] };

export function priceBook(theCase: Case): PriceBook {
  const read = theCase.prices.map((price) => ({ price, ...readPrice(theCase, price) }));
  const drawn = read.filter((row): row is typeof row & { fit: LogNormal } => row.fit !== null);
  const keys = [...new Set(drawn.map(({ price }) => `${price.basis}\n${price.assetType}`))];
  const priced = keys.map((key): PricedType => {
    const rows = drawn.filter(({ price }) => `${price.basis}\n${price.assetType}` === key);
    const { basis, assetType } = (rows[0] as (typeof rows)[number]).price;
    const pool = rows.map((row) => row.fit);
    const years = [...new Set(rows.map((row) => row.price.priceYear))];
    const at = (p: number): number => pool.reduce((total, fit) => total + quantile(fit, p), 0) / pool.length;
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
    rows: read.map(({ price, use }) => ({ row: price.row, type: price.assetType, basis: price.basis, use })),
  };
}

/** USD per unit of the price columns; others are not read. */
const UNITS: Readonly<Record<string, number>> = { usd: 1, usd_thousand: 1e3, usd_million: 1e6, usd_billion: 1e9 };

function readPrice(theCase: Case, price: Price): { readonly fit: LogNormal | null; readonly use: string } {
  const { low, mode, high } = price.value;
  const scale = UNITS[price.unit];
  const bound = (which: string): { fit: null; use: string } => ({ fit: null, use: `a bound (${which}), not drawn` });
  if (price.notAPrice)
    return { fit: null, use: `not a price: computed from ${price.fromClaims.join(', ') || 'claims'}, never drawn` };
  if (scale === undefined)
    return { fit: null, use: `unit ${price.unit} is not read: use ${Object.keys(UNITS).join(', ')}` };
  if (theCase.typeGroups[price.assetType]) return { fit: null, use: 'a price of no single type, not drawn' };
  const points = [
    { p: 0.1, x: low },
    { p: 0.5, x: mode },
    { p: 0.9, x: high },
  ].flatMap(({ p, x }) => (x !== null && x > 0 ? [{ p, x: x * scale }] : []));
  if (points.length >= 2)
    return {
      fit: fromQuantiles(points),
      use: low !== null && high !== null ? 'P10 and P90 as given' : 'from two quantiles',
    };
  if (mode !== null && mode > 0) {
    const { sigma, reason } = basisSpread(price.basis);
    return { fit: { mu: Math.log(mode * scale), sigma }, use: `one figure with the spread of its basis (${reason})` };
  }
  if (low !== null) return bound('at least');
  return high === null ? { fit: null, use: 'no number' } : bound('at most');
}
