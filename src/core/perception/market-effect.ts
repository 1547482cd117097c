/**
 * Markets: returns over a window fixed beforehand against what the days before lead to expect (alone, or beside a benchmark), and a quote
 * against the spread before it: a new middle inside the old spread is no signal. Most likely wrong: that nothing else moved
 * the market that day. (MacKinlay 1997, J. Econ. Lit. 35:13; methods I4.)
 */
import type { Case } from '../case.js';
import { firstDay } from '../measure/day.js';
import { tTwoSided } from '../numerics/student-t.js';
import { type Gap, gap, InputError, isGap } from '../problem.js';
import type { Placebo } from './effect/effect.js';
import { DETECTABLE } from './effect/summary.js';
import type { IndicatorRows, MarketEffect, MarketStudy, QuoteMove, SeriesValue } from './result.js';
import { consistentWith, exactly } from './sentences.js';

/** Trading days after the event that are summed, and days before it that the expectation needs; fixed for all cases. */
export const WINDOW = 2;
export const LEAST_ESTIMATION = 30;

/** Logarithms of prices, day by day. @param benchmark of the same days @param eventAt place of the first price after the event @param at their days */
export function eventStudy(
  price: readonly number[],
  benchmark: readonly number[] | null,
  eventAt: number,
  at: readonly string[] = price.map((_, i) => String(i + 1)),
  window = WINDOW,
): MarketStudy | Gap {
  if (!(Number.isInteger(window) && window >= 1)) throw new InputError('study.window', 'a whole number from 1', window);
  const returns = (of: readonly number[]): number[] => of.slice(1).map((x, i) => x - (of[i] as number));
  const [own, market] = [returns(price), benchmark === null ? null : returns(benchmark)];
  const first = eventAt - 1;
  const days = first;
  if (days < LEAST_ESTIMATION || own.length < first + window)
    return gap(
      'too-few',
      `${LEAST_ESTIMATION + 1} prices before the event and ${window} after, got ${Math.max(0, eventAt)} and ${Math.max(0, price.length - eventAt)}`,
    );
  const { alpha, beta, residual } = expectation(own.slice(0, first), market?.slice(0, first) ?? null);
  if (!(residual.variance > 0)) return gap('outside-model', 'prices that move before the event');
  let [abnormal, spread] = [0, 0];
  for (let i = first; i < first + window; i++) {
    const m = market?.[i] ?? 0;
    abnormal += (own[i] as number) - alpha - (beta ?? 0) * m;
    // The expectation has an error of its own, shared by the days of the window.
    spread +=
      residual.variance *
      (1 + 1 / days + (beta === null ? 0 : ((m - residual.mean) * (m - residual.mean)) / residual.squares));
  }
  const standardError = Math.sqrt(spread);
  const t = abnormal / standardError;
  const df = days - (beta === null ? 1 : 2);
  return {
    window,
    abnormal,
    standardError,
    t,
    p: tTwoSided(t, df),
    smallestDetectable: DETECTABLE * standardError,
    estimation: { days, alpha, beta },
    placebo: placeboOf(own, market, { alpha, beta }, { at, first, window, abnormal }),
  };
}

/** Windows that do not overlap, all of them among the days the expectation comes from. */
function placeboOf(
  own: readonly number[],
  market: readonly number[] | null,
  { alpha, beta }: { readonly alpha: number; readonly beta: number | null },
  event: { readonly at: readonly string[]; readonly first: number; readonly window: number; readonly abnormal: number },
): Placebo {
  const { at, first, window, abnormal } = event;
  const dates: { readonly at: string; readonly effect: number }[] = [];
  for (let from = first - window; from >= 0; from -= window) {
    let effect = 0;
    for (let i = from; i < from + window; i++) effect += (own[i] as number) - alpha - (beta ?? 0) * (market?.[i] ?? 0);
    dates.unshift({ at: at[from + 1] as string, effect });
  }
  const rank = 1 + dates.filter(({ effect }) => Math.abs(effect) >= Math.abs(abnormal)).length;
  return { rank, of: dates.length + 1, p: rank / (dates.length + 1), window, event: abnormal, dates };
}

function expectation(own: readonly number[], market: readonly number[] | null) {
  const mean = (x: readonly number[]): number => x.reduce((sum, v) => sum + v, 0) / x.length;
  const [a, m] = [mean(own), market === null ? 0 : mean(market)];
  let [products, squares] = [0, 0];
  for (const [i, x] of (market ?? []).entries()) {
    products += (x - m) * ((own[i] as number) - a);
    squares += (x - m) * (x - m);
  }
  const beta = market === null || squares === 0 ? null : products / squares;
  const alpha = a - (beta ?? 0) * m;
  let sum = 0;
  for (const [i, x] of own.entries()) {
    const e = x - alpha - (beta ?? 0) * (market?.[i] ?? 0);
    sum += e * e;
  }
  return { alpha, beta, residual: { variance: sum / (own.length - (beta === null ? 1 : 2)), mean: m, squares } };
}

/** @returns a gap where either row lacks a bid or an ask */
export function quoteMove(before: SeriesValue, after: SeriesValue, isChance: boolean): QuoteMove | Gap {
  const sides = [before.low, before.high, after.low, after.high];
  if (sides.some((side) => side === null))
    return gap('no-source', 'a bid and an ask on either side, got a row without');
  const [bid, ask, newBid, newAsk] = sides as [number, number, number, number];
  const [old, now] = [(bid + ask) / 2, (newBid + newAsk) / 2];
  const odds = (p: number): number => Math.log(p / (100 - p));
  return {
    before,
    after,
    move: now - old,
    logit: isChance ? odds(now) - odds(old) : null,
    isInside: now >= bid && now <= ask,
  };
}

/** What a certain unit due in so many months is worth today. @param rate a year, simple interest */
export const presentValue = (months: number, rate: number): number => 1 / (1 + (rate * months) / 12);

export function marketEffect(rows: IndicatorRows, theCase: Case, all: readonly IndicatorRows[]): MarketEffect {
  const day = firstDay(theCase.strike.from);
  const known = rows.values.filter(({ value }) => value !== null && value > 0);
  const isAfter = ({ date }: SeriesValue): boolean => firstDay(date) >= day;
  const said = rows.values.filter(({ value, low, high }) => (value ?? low ?? high) !== null);
  const other = all.find(({ indicator }) => indicator === theCase.indicators[rows.indicator]?.benchmark);
  const matched = known.flatMap(({ date, value }) => {
    const beside = other?.values.find((one) => one.date === date)?.value;
    return other === undefined || (beside !== undefined && beside !== null && beside > 0)
      ? [
          {
            date,
            own: Math.log(value as number),
            market: other === undefined ? 0 : Math.log(beside as number),
          },
        ]
      : [];
  });
  const eventAt = matched.findIndex(({ date }) => firstDay(date) >= day);
  const twice = known.find(({ date }, i) => date === known[i - 1]?.date);
  const study = twice
    ? gap('contradictory', `one price a day, got two for ${twice.date}`)
    : eventAt < 0
      ? gap('too-few', 'a price after the strike, got none')
      : eventStudy(
          matched.map(({ own }) => own),
          other === undefined ? null : matched.map(({ market }) => market),
          eventAt,
          matched.map(({ date }) => date),
        );
  const [before, after] = [said.findLast((value) => !isAfter(value)), said.find(isAfter)];
  const quotes =
    before && after
      ? quoteMove(before, after, rows.unit === 'percent')
      : gap('too-few', 'a quote on each side of the strike');
  return { rows, study, quotes, sentence: sentenceOf(rows, study, quotes, before, after) };
}

function priceWords({ value, low, high }: SeriesValue): string {
  if (value !== null) return exactly(value);
  if (low !== null && high !== null) return `${exactly(low)} to ${exactly(high)}`;
  return low === null ? `at most ${exactly(high as number)}` : `at least ${exactly(low)}`;
}

function sentenceOf(
  { title, unit }: IndicatorRows,
  study: MarketStudy | Gap,
  quotes: QuoteMove | Gap,
  before?: SeriesValue,
  after?: SeriesValue,
): string {
  const said =
    before && after
      ? ` What the rows say: ${priceWords(before)} ${unit.replaceAll('_', ' ')} on ${before.date}, ${priceWords(after)} on ${after.date}.`
      : '';
  const quote = isGap(quotes) ? '' : quotes.isInside ? ' The new middle lies inside the old spread: no signal.' : '';
  if (isGap(study)) {
    const needs =
      study.reason === 'too-few'
        ? `too few days for an event study: ${LEAST_ESTIMATION + 1} trading days before and ${WINDOW} after would be needed (${study.detail.replace(/^.*, got /, 'got ')})`
        : `no event study (${study.detail})`;
    return `${title}: ${needs}.${said}${quote} Consistent with no move; also consistent with one of any size, since nothing tells what such days usually bring.`;
  }
  const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
  const sign = study.p >= 0.05 ? 'none' : study.abnormal > 0 ? 'more' : 'less';
  return `${title}: ${percent(study.abnormal)} over ${study.window} trading days beyond what was to be expected (error ${percent(study.standardError)}); under ${percent(study.smallestDetectable)} nothing could have been seen; among ${study.placebo.of} windows this one ranks ${study.placebo.rank}.${quote} ${consistentWith(sign, [])}`;
}
