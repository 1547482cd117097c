/** What an output's rows are consistent with, in one sentence, and what else. */
import { type Gap, isGap } from '../../problem.js';
import { figure, times } from '../figures.js';
import type { Finding, OutputRead } from '../result.js';

type Read = Pick<OutputRead, 'what' | 'unit' | 'period' | 'before' | 'after' | 'ratioOfMeans' | 'effect' | 'placebo'>;

export function outputFinding({ what, period, before, after, ratioOfMeans, effect, placebo }: Read): Finding | Gap {
  if (isGap(before)) return before;
  if (isGap(after)) return after;
  const means = `${what}: a mean of ${figure(before.mean)} a ${period} in the ${before.n} before, ${figure(after.mean)} in the ${after.n} from the strike on`;
  const ranges =
    !isGap(ratioOfMeans) && ratioOfMeans.low < ratioOfMeans.high
      ? `; by the rows that cannot be split, anything from ${times(ratioOfMeans.low)} to ${times(ratioOfMeans.high)}`
      : '';
  if (isGap(effect))
    return {
      sentence: `${means}${ranges}.`,
      consistentWith: 'no change that can be told from chance',
      alsoWith: 'a change: the rows are too few or too uneven for a number',
    };
  const { effect: size, q025, q975 } = effect.average;
  const seen = q025 > 0 || q975 < 0;
  const rank = isGap(placebo) ? '' : `; ${placebo.rank - 1} of ${placebo.of - 1} earlier dates show as large a shift`;
  return {
    sentence: `${means}${ranges}${rank}.`,
    consistentWith: seen
      ? `${size > 0 ? 'more' : 'less'} from the strike on: ${figure(size)} a ${period} against the past (${figure(q025)} to ${figure(q975)})`
      : `no change at the strike, and with anything from ${figure(q025)} to ${figure(q975)} a ${period}`,
    alsoWith: seen
      ? 'whatever else changed in those weeks, stocks and production among it, and a change that was under way before'
      : `a change under ${figure(effect.smallestDetectable)} a ${period}, which these rows would not have shown in 4 of 5 cases`,
  };
}
