/**
 * What the loss would be in money if what a reader assumes were so: the same draws of the losses, other prices. His price of a
 * type on a basis stands in for the rows of the case, not beside them. Marked as assumed, in no finding.
 */
import type { Case, Price, Rate, Replacement, RowPlace } from '../case.js';
import { type CostQuestion, costOf } from './cost.js';
import type { AssumedPrice, AssumedRate, AssumedRoute, CostBook } from './cost-book.js';
import type { Cost, CostInputs } from './result.js';

/** The table that rows of a book say they stand in. */
export const ASSUMED_TABLE = 'assumed';

export type CostWhatIf = { readonly assumed: true; readonly book: CostBook; readonly cost: Cost };

export function costWhatIf(question: CostQuestion, book: CostBook): CostWhatIf {
  const theCase = withBook(question.theCase, book);
  return { assumed: true, book, cost: costOf({ ...question, theCase, inputs: inputsWith(question.inputs, book) }) };
}

/** The case with the rows of a book, in their own table. */
export function withBook(theCase: Case, { prices = [], rates = [], routes = [] }: CostBook): Case {
  const place = (id: string, i: number): RowPlace => ({ table: ASSUMED_TABLE, id: `${id} ${i + 1}`, line: i + 1 });
  const own = new Set(prices.map(({ type, basis }) => `${type}\n${basis}`));
  const routed = new Set(routes.map(({ type }) => type));
  return {
    ...theCase,
    prices: [
      ...theCase.prices.filter(({ assetType, basis }) => !own.has(`${assetType}\n${basis}`)),
      ...prices.map((price, i) => priceRow(price, place('price', i))),
    ],
    rates: [...theCase.rates, ...rates.map((rate, i) => rateRow(rate, place('rate', i)))],
    replacements: [
      ...theCase.replacements.filter(({ assetType }) => !routed.has(assetType)),
      ...routes.map((route, i) => routeRow(route, place('route', i))),
    ],
  };
}

const priceRow = ({ type, basis, low, mode, high, unit, priceYear, source }: AssumedPrice, row: RowPlace): Price => ({
  row,
  url: null,
  note: source,
  assetType: type,
  basis,
  value: { low, mode: mode ?? null, high },
  unit,
  priceYear,
  notAPrice: false,
  fromClaims: [],
});

const rateRow = ({ source, ...rate }: AssumedRate, row: RowPlace): Rate => ({ row, url: null, note: source, ...rate });

const routeRow = (route: AssumedRoute, row: RowPlace): Replacement => ({
  row,
  url: null,
  note: route.source,
  assetType: route.type,
  route: route.route,
  value: { low: route.low, mode: route.mode ?? null, high: route.high },
  unit: route.unit,
  priceYear: route.priceYear,
  fixed: null,
  exchangeRatio: null,
  available: route.available ?? null,
  months: route.months ?? null,
});

function inputsWith(inputs: CostInputs, { damagedShare, priceDependence, horizonYears }: CostBook): CostInputs {
  return {
    ...inputs,
    ...(damagedShare === undefined
      ? {}
      : { damagedShare: { low: damagedShare.low, high: damagedShare.high, reason: damagedShare.source } }),
    ...(priceDependence === undefined ? {} : { priceDependence: priceDependence.value }),
    ...(horizonYears === undefined ? {} : { horizonYears: horizonYears.value }),
  };
}
