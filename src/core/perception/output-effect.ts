/**
 * What was done before and after: a dated series against what its own past would have made of it. A row stands for its period; one
 * whose period holds days of either side is left out. Small counts are weighed as counts beside the structural model, and a change is
 * only said where both see it. Most likely wrong: that nothing else changed in those weeks.
 */
import type { Day } from '../case.js';
import { firstDay, lastDay } from '../measure/day.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap, isGap } from '../problem.js';
import { countRates } from './count-rates.js';
import type { SeriesInput } from './effect/effect.js';
import { DETECTABLE } from './effect/summary.js';
import { weighSeries } from './effect/weigh-series.js';
import { isMonthly } from './indicators.js';
import { outputFinding, outputSentence } from './output-sentence.js';
import type { AsCounts, EventMark, IndicatorRows, OutputEffect, PeriodMeans, SeriesValue } from './result.js';

/** Draws of a chain: enough for four hundred effective ones, few enough for a page that redraws. */
const DRAWS = 500;
const PLACEBOS = 12;

/** @param strike first day of it @param window rows after it that are compared; null: all @param known series weighed before */
export function outputEffect(
  rows: IndicatorRows,
  strike: Day,
  events: readonly EventMark[],
  rng: Rng,
  window: number | null = null,
  known: Map<string, WeighedOutput> = new Map(),
): OutputEffect {
  const day = firstDay(strike);
  const months = isMonthly(rows.values);
  const straddling = rows.values
    .filter(({ date }) => months && isSameMonth(date, strike) && firstDay(date) < day)
    .map(({ date }) => date);
  const whole = rows.values.filter(({ date }) => !straddling.includes(date));
  const preEnd = whole.findLastIndex(({ date }) => firstDay(date) < day);
  const used = window === null ? whole : whole.slice(0, preEnd + 1 + window);
  const input = { at: used.map(({ date }) => date), y: used.map(({ value }) => value), controls: [], preEnd };
  const stream = rng.fork(rows.indicator);
  const key = JSON.stringify([stream.key, input, months]);
  const heavy = known.get(key) ?? weighOutput(input, months, stream);
  known.set(key, heavy);
  const made = {
    rows,
    window,
    ...heavy,
    means: meansOf(used, preEnd),
    firstAfter: used[preEnd + 1]?.date ?? null,
    straddling,
  };
  const finding = outputFinding(made, events);
  return { ...made, finding, sentence: outputSentence(made, finding) };
}

/** What takes long, and depends on the rows alone. */
export type WeighedOutput = Pick<OutputEffect, 'weighed' | 'counts'>;

function weighOutput(input: SeriesInput, months: boolean, rng: Rng): WeighedOutput {
  const weighed = weighSeries(input, { draws: DRAWS, placebos: PLACEBOS }, rng);
  return { weighed, counts: weighed.gap === null ? asCounts(input, months) : weighed.gap };
}

const isSameMonth = (a: Day, b: Day): boolean => a.slice(0, 7) === b.slice(0, 7);

/** Above this a count is as good as any amount. */
const SMALL = 1000;

function asCounts({ at, y, preEnd }: SeriesInput, months: boolean): AsCounts | Gap {
  const known = y.filter((value) => value !== null);
  if (!known.every((x) => Number.isInteger(x) && x >= 0 && x <= SMALL))
    return gap('outside-model', `whole numbers from 0 to ${SMALL}, as small counts are`);
  if (known.every((x) => x === 0)) return gap('outside-model', 'a count above 0');
  const side = (from: number, to: number) => {
    const rows = y.flatMap((value, i) => (value === null || i < from || i >= to ? [] : [i]));
    return {
      y: rows.map((i) => y[i] as number),
      exposure: rows.map((i) => (months ? monthLength(at[i] as string) / MEAN_MONTH : 1)),
    };
  };
  const [before, after] = [side(0, preEnd + 1), side(preEnd + 1, y.length)];
  const rates = countRates(before, after);
  const actual = after.y.reduce((sum, x) => sum + x, 0);
  const all = rates.predicted(after.y.length, actual);
  const one = rates.predicted(1, 0);
  return {
    ratio: rates.ratio,
    actual,
    predicted: { middle: all.middle, q025: all.q025, q975: all.q975 },
    perRow: { middle: one.middle, q025: one.q025, q975: one.q975 },
    p: Math.min(all.atLeast(actual), all.atMost(actual)),
    smallestRatio: Math.exp(DETECTABLE * rates.logSd),
  };
}

const MEAN_MONTH = 365.25 / 12;
const monthLength = (date: string): number => lastDay(date.slice(0, 7)) - firstDay(date.slice(0, 7)) + 1;

/** Of as many rows before as after, and between the ends that the rows leave open. */
function meansOf(used: readonly SeriesValue[], preEnd: number): PeriodMeans | Gap {
  const isKnown = ({ value }: SeriesValue): boolean => value !== null;
  const late = used.slice(preEnd + 1).filter(isKnown);
  const early = used
    .slice(0, preEnd + 1)
    .filter(isKnown)
    .slice(-late.length);
  if (early.length === 0 || late.length === 0) return gap('too-few', 'a value on either side of the strike');
  const [before, after] = [meanOf(early), meanOf(late)];
  const ratio =
    before.mean > 0 && before.low > 0 && before.high > 0
      ? { value: after.mean / before.mean, low: after.low / before.high, high: after.high / before.low }
      : gap('outside-model', 'a mean above 0 before the strike to divide by');
  return { before, after, ratio };
}

function meanOf(values: readonly SeriesValue[]) {
  const mean = (of: (value: SeriesValue) => number): number =>
    values.reduce((sum, value) => sum + of(value), 0) / values.length;
  const own = ({ value }: SeriesValue): number => value as number;
  return {
    mean: mean(own),
    low: mean((value) => Math.min(value.low ?? own(value), own(value))),
    high: mean((value) => Math.max(value.high ?? own(value), own(value))),
    rows: values.length,
    from: (values[0] as SeriesValue).date,
    until: (values.at(-1) as SeriesValue).date,
  };
}

/** +1, −1 or 0: which way the structural model and, for small counts, the counts both point beyond chance. */
export function signOf({ weighed: { average }, counts }: Pick<OutputEffect, 'weighed' | 'counts'>): -1 | 0 | 1 {
  if (average === null) return 0;
  const structural = average.q025 > 0 ? 1 : average.q975 < 0 ? -1 : 0;
  if (isGap(counts)) return structural;
  const counted = counts.ratio.q025 > 1 ? 1 : counts.ratio.q975 < 1 ? -1 : 0;
  return structural === counted ? structural : 0;
}
