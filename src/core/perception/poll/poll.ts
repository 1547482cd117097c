/**
 * A poll read against the strike: the last wave before it and the first that was in the field on or after it. A wave whose fieldwork
 * straddles the day dilutes whatever moved that day, by the share of its interviews that came later; so the smallest shift it could
 * have seen is that much larger.
 */
import type { Case } from '../../case.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { points } from '../figures.js';
import type { ReadRows } from '../read-as.js';
import type { Finding, PollChange, PollRead, Wave } from '../result.js';
import { readAs } from '../shown.js';
import { changeOfShares } from './change.js';
import { errorTimesOf, wavesOf } from './waves.js';

/** @param house every series of the same house, this one among them */
export function pollOf(rows: ReadRows, house: readonly ReadRows[], theCase: Case): PollRead {
  const errorTimes = errorTimesOf(rows, house);
  const waves = wavesOf(rows, theCase, errorTimes);
  const change = changeOf(waves, errorTimes.value);
  const later = laterOf(waves);
  return {
    ...readAs(rows),
    house: rows.reading?.house ?? null,
    errorTimes,
    waves,
    straddling: later?.side === 'straddles',
    change,
    finding: findingOf(rows.what, change),
    warnings: [
      ...(later?.side === 'straddles'
        ? [
            `the fieldwork of ${later.from} to ${later.until} straddles the strike and is no measure of after; ${percent(later.afterShare ?? 0)} of its days came on or after it`,
          ]
        : []),
      ...(later?.side === 'unknown'
        ? [`nobody says when the fieldwork dated ${later.at} began; it may straddle the strike`]
        : []),
      ...(errorTimes.from === 'none' && waves.some(({ n }) => n !== null)
        ? ['no design effect is stated; the errors are those of a simple random sample and too small']
        : []),
    ],
  };
}

const earlierOf = (waves: readonly Wave[]): Wave | undefined =>
  waves.findLast(({ side, share }) => side === 'before' && share !== null);
const laterOf = (waves: readonly Wave[]): Wave | undefined =>
  waves.find(({ side, share }) => side !== 'before' && share !== null);

function changeOf(waves: readonly Wave[], errorTimes: number): PollChange | Gap {
  const [from, to] = [earlierOf(waves), laterOf(waves)];
  if (!from || !to)
    return gap(
      'too-few',
      `a wave on both sides of the strike, got ${from ? 'none from it on' : to ? 'none before it' : 'none'}`,
    );
  const n = { from: from.n ?? to.n, to: to.n ?? from.n };
  if (n.from === null || n.to === null)
    return gap(
      'no-source',
      `a sample size for either wave; ${percent(from.share as number)} then ${percent(to.share as number)} cannot be told from chance without one`,
    );
  const inside = (share: number): boolean => share > 0 && share < 1;
  if (!inside(from.share as number) || !inside(to.share as number))
    return gap('outside-model', 'shares above none and below all, whose error can be had');
  const made = changeOfShares(
    { share: from.share as number, n: n.from },
    { share: to.share as number, n: n.to },
    errorTimes,
  );
  const afterShare = to.afterShare ?? 1;
  return {
    from,
    to,
    ...made,
    smallestShift: made.smallest / afterShare,
    assumedN: from.n !== null && to.n !== null ? null : (from.n ?? to.n),
  };
}

function findingOf(what: string, change: PollChange | Gap): Finding | Gap {
  if (isGap(change)) return change;
  const { from, to, smallest, smallestShift, p } = change;
  const isSeen = p < 0.05;
  const diluted =
    to.side === 'straddles'
      ? `; fieldwork straddles the strike, and only a shift of ${possible(smallestShift)} on that day would have moved it so far`
      : '';
  const moved = `${what}: ${percent(from.share as number)} (${from.at}) to ${percent(to.share as number)} (${to.at})`;
  return {
    sentence: isSeen
      ? `${moved}, a change of ${points(change.change)} beyond chance (p ${p.toPrecision(2)})${diluted}.`
      : `${moved}: no detectable change, and a change under ${points(smallest)} would not have been seen in 4 of 5 such pairs${diluted}.`,
    consistentWith: isSeen ? `a change of opinion between the two waves` : 'no change',
    alsoWith: isSeen
      ? `${to.side === 'straddles' ? `a change before the strike, on whose side ${percent(1 - (to.afterShare ?? 1))} of the later fieldwork lay; ` : ''}any other event between the two, another wording or order of questions, and a house whose error moved`
      : `a change of up to ${points(smallest)} either way, and any event between the two waves`,
  };
}

/** More than all cannot change its mind. */
const possible = (shift: number): string => (shift >= 1 ? 'more than everybody' : points(shift));
const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;
