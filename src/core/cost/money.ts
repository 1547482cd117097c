/**
 * An amount of a row in US dollars, of its own year or brought to another by the rates of the case. Where a rate or an index is
 * missing the amount stays as it is, or is not read, and the reason is words. Most likely wrong: that a general index fits the asset.
 */
import type { Case, Rate, RowPlace } from '../case.js';
import { atPricesOf, toUsd } from './convert.js';
import type { CostInputs } from './result.js';

export type Money = {
  /** USD per unit of the row */
  readonly factor: number;
  /** of which year the USD are */
  readonly year: number | null;
  /** `, RUB at 57 per USD (fx of 2018-01-25)`; empty where nothing was done */
  readonly how: string;
  /** the rates used */
  readonly rows: readonly RowPlace[];
};

const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

export type Wanted = Pick<CostInputs, 'conversion' | 'priceYear'>;

/** @returns words where the unit cannot be read */
export function moneyOf(
  theCase: Pick<Case, 'rates' | 'strike'>,
  { unit, priceYear }: { readonly unit: string; readonly priceYear: number | null },
  wanted: Wanted,
): Money | string {
  const [, code = '', size] = /^([a-z]{3})(?:_(thousand|million|billion))?$/.exec(unit) ?? [];
  if (code === '')
    return `unit ${unit} is not read: use usd, usd_thousand, usd_million, usd_billion, or another currency alike`;
  const scale = size === undefined ? 1 : (SCALES[size] as number);
  const currency = code.toUpperCase();
  if (currency === 'USD') return inYear(theCase, { factor: scale, year: priceYear, how: '', rows: [] }, wanted);
  const kind = wanted.conversion ?? 'fx';
  const rate = rateOf(theCase.rates ?? [], kind, currency, priceYear);
  if (!rate)
    return `unit ${unit} is not read: the table rates has no ${kind} of ${currency} for ${priceYear ?? 'a price without a year'}`;
  const how = `, ${currency} at ${rate.value} per USD (${kind} of ${rate.date})`;
  return inYear(theCase, { factor: toUsd(scale, rate.value), year: priceYear, how, rows: [rate.row] }, wanted);
}

function inYear(theCase: Pick<Case, 'rates' | 'strike'>, money: Money, { priceYear }: Wanted): Money {
  const rates = theCase.rates ?? [];
  const year =
    priceYear ?? (rates.some(({ kind }) => kind === 'deflator') ? Number(theCase.strike.to.slice(0, 4)) : null);
  if (year === null || money.year === null || year === money.year) return money;
  const [from, to] = [rateOf(rates, 'deflator', 'USD', money.year), rateOf(rates, 'deflator', 'USD', year)];
  if (!from || !to) return money;
  const ratio = atPricesOf(1, from.value, to.value);
  return {
    factor: money.factor * ratio,
    year,
    how: `${money.how}, prices of ${money.year} × ${Number(ratio.toPrecision(4))} (deflator)`,
    rows: [...money.rows, from.row, to.row],
  };
}

/** The last rate above 0 of that kind within the year. */
function rateOf(rates: readonly Rate[], kind: Rate['kind'], currency: string, year: number | null): Rate | undefined {
  return rates
    .filter(
      (rate) => rate.kind === kind && rate.currency === currency && rate.value > 0 && rate.date.startsWith(`${year}`),
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
}
