/** A market read against the strike: what its rows say, what an event study would need, the study where there is one, and the quotes. */
import type { Case, SeriesPoint } from '../../case.js';
import { firstDay } from '../../measure/day.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { exactly, figure } from '../figures.js';
import type { ReadRows } from '../read-as.js';
import type { EventStudy, Finding, MarketRead, Price, QuoteMove } from '../result.js';
import { readAs } from '../shown.js';
import { eventStudy, STUDY_PLAN, type StudyPlan } from './event-study.js';
import { moveOfQuotes } from './quote.js';

/** @param against rows of the series it is compared with */
export function marketOf(rows: ReadRows, against: ReadRows | null, { strike }: Case): MarketRead {
  const day = firstDay(strike.from);
  const known = rows.points.filter(({ value }) => value !== null);
  const isBefore = ({ date }: SeriesPoint): boolean => firstDay(date) < day;
  const twice = known.find((point, i) => i > 0 && point.date === known[i - 1]?.date);
  const plan = planOf(rows);
  const [before, after] = [known.filter(isBefore), known.filter((point) => !isBefore(point))];
  const said = rows.points.filter(({ value, low, high }) => (value ?? low ?? high) !== null);
  const quotes = rows.points.filter(({ low, high }) => low !== null && high !== null && low <= high);
  const says = {
    lastBefore: priceOf(said.filter(isBefore).at(-1)) ?? gap('too-few', 'a row before the strike, got none'),
    firstAfter: priceOf(said.find((point) => !isBefore(point))) ?? gap('too-few', 'a row on or after the strike, got none'),
  };
  const study = twice
    ? gap('contradictory', `one price a day, got two for ${twice.date}`)
    : studyOf(known, against, day, plan);
  const quote = quoteMove(
    quotes.filter(isBefore).at(-1),
    quotes.find((point) => !isBefore(point)),
    rows.unit,
  );
  const read = {
    ...readAs(rows),
    ...says,
    needs: { before: plan.least + 1, after: plan.window[1] + 1 },
    has: { before: before.length, after: after.length },
    study,
    quote,
  };
  return { ...read, finding: findingOf(read), warnings: [] };
}

const planOf = ({ reading }: ReadRows): StudyPlan =>
  reading?.window ? { ...STUDY_PLAN, window: [0, reading.window - 1] } : STUDY_PLAN;

const priceOf = (point: SeriesPoint | undefined): Price | null =>
  point === undefined
    ? null
    : { at: point.date, value: point.value, low: point.low, high: point.high, row: point.row };

/** Calendar days that may lie between two trading days: a long weekend and a holiday. */
const LONGEST_BREAK = 7;

function studyOf(
  known: readonly SeriesPoint[],
  against: ReadRows | null,
  day: number,
  plan: StudyPlan,
): EventStudy | Gap {
  const others = against === null ? null : new Map(against.points.map(({ date, value }) => [date, value]));
  const shared = others === null ? known : known.filter(({ date }) => (others.get(date) ?? null) !== null);
  if (shared.some(({ value }) => (value as number) <= 0))
    return gap('outside-model', 'prices above nought, whose returns can be had');
  const day0 = shared.findIndex(({ date }) => firstDay(date) >= day);
  if (day0 < 0) return tooFew(shared.length, 0, plan);
  const made = eventStudy(
    {
      at: shared.map(({ date }) => date),
      price: shared.map(({ value }) => value as number),
      benchmark: others === null ? null : shared.map(({ date }) => others.get(date) as number),
      day0,
    },
    plan,
  );
  if (isGap(made)) return made.reason === 'too-few' ? tooFew(day0, shared.length - day0, plan) : made;
  const used = shared.slice(day0 - 1 - made.estimation, day0 + plan.window[1] + 1);
  const apart = used
    .slice(1)
    .find((point, i) => firstDay(point.date) - firstDay((used[i] as SeriesPoint).date) > LONGEST_BREAK);
  if (apart) return gap('not-covered', `a price on each trading day, got none in the week before ${apart.date}`);
  const { spread: _, ...study } = made;
  return {
    ...study,
    window: plan.window,
    from: (shared[day0] as SeriesPoint).date,
    until: (shared[day0 + plan.window[1]] as SeriesPoint).date,
  };
}

const tooFew = (before: number, after: number, plan: StudyPlan): Gap =>
  gap(
    'too-few',
    `prices on ${plan.least + 1} trading days before the strike and ${plan.window[1] + 1} from it on, got ${before} and ${after}`,
  );

function quoteMove(before: SeriesPoint | undefined, after: SeriesPoint | undefined, unit: string): QuoteMove | Gap {
  if (!before || !after) return gap('no-source', 'a bid and an ask on both sides of the strike');
  const scale = unit === 'percent' ? 100 : 1;
  const side = ({ low, high, date }: SeriesPoint) => ({
    bid: (low as number) / scale,
    ask: (high as number) / scale,
    at: date,
  });
  const [old, now] = [side(before), side(after)];
  const isProbability = unit === 'percent' || unit === 'share' || unit === 'probability';
  return { before: old, after: now, ...moveOfQuotes(old, now, isProbability) };
}

type Read = Pick<MarketRead, 'what' | 'unit' | 'lastBefore' | 'firstAfter' | 'needs' | 'has' | 'study' | 'quote'>;

function findingOf({ what, lastBefore, firstAfter, needs, study, quote }: Read): Finding | Gap {
  const says =
    isGap(lastBefore) || isGap(firstAfter)
      ? ''
      : `${what}: ${priceWords(lastBefore)} on ${lastBefore.at}, ${priceWords(firstAfter)} on ${firstAfter.at}`;
  if (!isGap(study)) {
    const { effect, q025, q975, smallest, from, until } = study;
    const seen = q025 > 0 || q975 < 0;
    return {
      sentence: `${what}: ${percent(effect)} against what was expected from ${from} to ${until} (${percent(q025)} to ${percent(q975)}).`,
      consistentWith: seen ? `a move of the market in those days` : `no move at the strike`,
      alsoWith: seen
        ? 'any other news of those days'
        : `a move under ${percent(smallest)}, which these days would not have shown in 4 of 5 cases`,
    };
  }
  if (!isGap(quote))
    return {
      sentence: quote.insideOldSpread
        ? `${what}: the middle moved by ${figure(quote.midChange)} and stayed inside the old spread: no signal.`
        : `${what}: the middle moved by ${figure(quote.midChange)}, out of the old spread.`,
      consistentWith: quote.insideOldSpread ? 'no change of mind' : 'a change of what was expected',
      alsoWith: 'a thin market, or any other news between the two quotes',
    };
  if (says === '') return isGap(lastBefore) ? lastBefore : (firstAfter as Gap);
  return {
    sentence: `${says}; no event study: it needs ${needs.before} trading days before and ${needs.after} from the strike on.`,
    consistentWith: 'no move',
    alsoWith: 'a move of any size, since nothing tells what such days usually bring',
  };
}

const priceWords = ({ value, low, high }: Price): string => {
  if (value !== null) return exactly(value);
  if (low !== null && high !== null) return `${exactly(low)} to ${exactly(high)}`;
  return low === null ? `at most ${exactly(high as number)}` : `at least ${exactly(low)}`;
};

const percent = (logReturn: number): string => `${Number((100 * Math.expm1(logReturn)).toPrecision(2))} %`;
