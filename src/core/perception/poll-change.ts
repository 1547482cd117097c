/**
 * Two polls of one question and what their difference could have shown. The errors are of a plain random sample times `deft`; what a house
 * does to a question is in neither. Most likely wrong: that both polls ask the same people the same thing. (Methods I2.)
 */
import type { Case, Day } from '../case.js';
import type { Indicator } from '../case-indicator.js';
import { percentOf } from '../claims/amount.js';
import { firstDay } from '../measure/day.js';
import { normalCdf } from '../numerics/special.js';
import { gap, InputError, isGap } from '../problem.js';
import { DETECTABLE } from './effect/summary.js';
import type { IndicatorRows, PollChange, PollDifference, SeriesValue } from './result.js';

/** z of 5 % two-sided. */
const Z95 = 1.959963984540054;

export type PollAsked = { readonly share: number; readonly n: number };

/** Change, its standard error and what could have been seen. Shares 0..1, n above 0. @param deft factor on standard errors, at least 1 */
export function pollDifference(before: PollAsked, after: PollAsked, deft: number) {
  for (const { share, n } of [before, after]) {
    if (!(share >= 0 && share <= 1)) throw new InputError('poll.share', 'from 0 to 1', share);
    if (!(n > 0)) throw new InputError('poll.n', 'above 0', n);
  }
  if (!(deft >= 1)) throw new InputError('poll.deft', 'at least 1', deft);
  const variance = ({ share, n }: PollAsked): number => (share * (1 - share)) / n;
  const standardError = deft * Math.sqrt(variance(before) + variance(after));
  const change = after.share - before.share;
  const z = standardError > 0 ? change / standardError : 0;
  return {
    change,
    standardError,
    z,
    p: 2 * (1 - normalCdf(Math.abs(z))),
    smallestDetectable: DETECTABLE * standardError,
  };
}

/** Half width of the 95 % interval of a share at its widest. */
export const marginOf = (n: number, deft: number): number => Z95 * deft * Math.sqrt(0.25 / n);

/** What is taken where a poll says nothing of its design. */
const PLAIN: Pick<Indicator, 'deft' | 'versions' | 'fieldwork'> = { deft: null, versions: 1, fieldwork: {} };

export function pollChange(rows: IndicatorRows, { indicators, strike }: Case): PollChange {
  const { deft, versions, fieldwork } = indicators[rows.indicator] ?? PLAIN;
  const day = firstDay(strike.from);
  const asked = rows.values.filter(({ value }) => value !== null);
  const before = asked.findLast((value) => endOf(value, fieldwork) < day);
  const after = asked.find((value) => endOf(value, fieldwork) >= day);
  const span = after ? (fieldwork[after.date] ?? null) : null;
  const difference = differenceOf(before, after, deft ?? 1, 1);
  const least = isGap(difference) ? null : difference.smallestDetectable;
  const straddles =
    span && firstDay(span.from) < day && firstDay(span.to) >= day ? { ...span, ...diluted(span, day, least) } : null;
  const mayStraddle = after !== undefined && span === null && firstDay(after.date) - day < LONGEST_FIELDWORK;
  const perVersion = versions > 1 && !isGap(difference) ? differenceOf(before, after, deft ?? 1, versions) : null;
  const made = {
    rows,
    difference,
    perVersion: perVersion && !isGap(perVersion) ? perVersion : null,
    straddles,
    mayStraddle,
  };
  return { ...made, sentence: sentenceOf(made, deft) };
}

/** Days that a poll may have been in the field where nobody says. */
const LONGEST_FIELDWORK = 31;

/** What moved on the day reached only those asked from it on: if as many were asked each day, the poll shows their part of it. */
function diluted({ from, to }: { readonly from: Day; readonly to: Day }, strike: number, least: number | null) {
  const [first, last] = [firstDay(from), firstDay(to)];
  const after = (last - strike + 1) / (last - first + 1);
  return { after, smallestShift: least === null ? null : least / after };
}

const endOf = ({ date }: SeriesValue, fieldwork: Indicator['fieldwork']): number =>
  firstDay(fieldwork[date]?.to ?? date);

/** @param versions the later question was asked in: its part of the sample */
function differenceOf(
  before: SeriesValue | undefined,
  after: SeriesValue | undefined,
  deft: number,
  versions: number,
): PollDifference | ReturnType<typeof gap> {
  if (!before || !after)
    return gap('too-few', `a poll on each side of the strike, got ${before ? 'none after' : 'none before'}`);
  const known = after.n ?? before.n;
  if (known === null) return gap('no-source', 'neither poll says how many were asked');
  const asked = {
    before: before.n ?? known,
    after: (after.n ?? known) / versions,
    isAssumed: before.n === null || after.n === null,
  };
  const share = ({ value }: SeriesValue): number => (value as number) / 100;
  const made = pollDifference({ share: share(before), n: asked.before }, { share: share(after), n: asked.after }, deft);
  return { before, after, ...made, asked, deft };
}

const ALSO_SAME = 'Consistent with no change; also consistent with one too small to be seen.';
const ALSO_CHANGED =
  'Consistent with a change between the two; also consistent with one before the strike, with any other event, and with another way of asking.';

const points = (x: number): string => (100 * x).toFixed(1);

function shiftWords({ after, smallestShift }: NonNullable<PollChange['straddles']>): string {
  const part = `, with ${percentOf(after)} of its days from the strike on`;
  if (smallestShift === null) return part;
  const shift = smallestShift >= 1 ? 'no shift at all' : `only a shift of ${points(smallestShift)} points`;
  return `${part}; ${shift} on that day would have moved it that far`;
}

function sentenceOf(
  { rows, difference, perVersion, straddles, mayStraddle }: Omit<PollChange, 'sentence'>,
  deft: number | null,
): string {
  const over =
    straddles === null
      ? mayStraddle
        ? ' Nobody says when the later fieldwork began: it may lie on both sides of the strike.'
        : ''
      : ` Fieldwork from ${straddles.from} to ${straddles.to} lies on both sides of the strike: it is no clean measure of after${shiftWords(straddles)}.`;
  if (isGap(difference)) return `${rows.title}: ${difference.detail}.${over}`;
  const { before, after, change, p, smallestDetectable, asked } = difference;
  const moved = `${rows.title}: ${before.value} percent (${before.date}), then ${after.value} percent (${after.date}); a change of ${points(change)} points`;
  const seen = p < 0.05 ? 'larger than chance alone makes in one of twenty pairs' : 'no more than chance makes';
  const split =
    perVersion === null
      ? ''
      : `, or ${points(perVersion.smallestDetectable)} points where each version went to its part of the sample`;
  const design = deft === null ? ' The design is not said: errors are those of a plain sample, and too small.' : '';
  const taken = asked.isAssumed
    ? ' One poll does not say how many it asked: it is taken to have asked as many as the other.'
    : '';
  const finding = p < 0.05 ? ALSO_CHANGED : ALSO_SAME;
  return `${moved}, ${seen}. It would have seen no shift under ${points(smallestDetectable)} points${split}.${over}${taken}${design} ${finding}`;
}
