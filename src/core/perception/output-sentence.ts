/** What the rows of an output say, and what they are as well consistent with. */
import { isGap } from '../problem.js';
import { signOf } from './output-effect.js';
import type { EventMark, OutputEffect } from './result.js';
import { consistentWith, figure, times } from './sentences.js';

type Made = Omit<OutputEffect, 'sentence' | 'finding'>;

/** What they are consistent with, and what also; why there is no number where there is none. */
export function outputFinding(made: Made, events: readonly EventMark[]): string {
  const { average, gap } = made.weighed;
  if (!average) return `No effect can be worked out (${gap?.detail ?? 'too few rows'}).`;
  const sign = signOf(made);
  const doubt =
    sign === 0 && (average.q025 > 0 || average.q975 < 0)
      ? 'The two ways of weighing do not agree: periods differ so much that counts do not rule out chance. '
      : '';
  return `${doubt}${consistentWith(sign > 0 ? 'more' : sign < 0 ? 'less' : 'none', events)}`;
}

export function outputSentence({ rows, weighed, counts, means }: Made, finding: string): string {
  const { average, withoutModel, smallestDetectable } = weighed;
  const said = isGap(means)
    ? ''
    : `${figure(means.before.mean)} ${rows.unit} on average in the ${means.before.rows} before the strike, ${figure(means.after.mean)} in the ${means.after.rows} after`;
  const open =
    isGap(means) || isGap(means.ratio) || means.ratio.low === means.ratio.high
      ? ''
      : `, ${times(means.ratio.value)} as many, or ${figure(means.ratio.low)} to ${figure(means.ratio.high)} by what the rows leave open`;
  if (!average) return `${rows.title}: ${said === '' ? '' : `${said}${open}. `}${finding}`;
  const { predicted, effect, q025, q975 } = average;
  const model = `by its own past ${figure(predicted)} were to be expected, a difference of ${figure(effect)} (${figure(q025)} to ${figure(q975)})`;
  const counted = isGap(counts)
    ? ''
    : `; weighed as counts, ${times(counts.ratio.q50)} as many (${figure(counts.ratio.q025)} to ${figure(counts.ratio.q975)})`;
  const rank = 'gap' in withoutModel ? '' : `; among ${withoutModel.of} dates this one ranks ${withoutModel.rank}`;
  const least =
    smallestDetectable === null
      ? ''
      : ` No difference under ${figure(smallestDetectable)} could have been seen${isGap(counts) ? '' : `, as counts none under ${times(counts.smallestRatio)}`}.`;
  return `${rows.title}: ${said}${open}; ${model}${counted}${rank}.${least} ${finding}`;
}
