/**
 * Several houses that ask one question. A house is compared with itself only, so what is systematic in it falls out as long as it
 * stays; changes within houses are weighed by what each can tell, levels across houses never. Most likely wrong: that a house's error stays.
 */
import type { Case } from '../case.js';
import { isGap } from '../problem.js';
import { DETECTABLE } from './effect/summary.js';
import type { HouseEffects, PollChange, PollDifference } from './result.js';

type Asked = { readonly house: string; readonly indicator: string; readonly difference: PollDifference };

export function houseEffects(polls: readonly PollChange[], { indicators }: Case): readonly HouseEffects[] {
  const groups = new Map<string, Asked[]>();
  for (const { rows, difference } of polls) {
    const { question = null, house = null } = indicators[rows.indicator] ?? {};
    if (question === null || house === null || isGap(difference)) continue;
    groups.set(question, [...(groups.get(question) ?? []), { house, indicator: rows.indicator, difference }]);
  }
  return [...groups].flatMap(([question, asked]) =>
    new Set(asked.map(({ house }) => house)).size < 2 ? [] : [effectsOf(question, asked)],
  );
}

function effectsOf(question: string, asked: readonly Asked[]): HouseEffects {
  const levels = asked.map(({ house, indicator, difference: { before, asked: n, deft } }) => {
    const share = (before.value as number) / 100;
    return { house, indicator, share, variance: (deft * deft * share * (1 - share)) / n.before };
  });
  const n = levels.length;
  const mean = levels.reduce((sum, { share }) => sum + share, 0) / n;
  const shared = levels.reduce((sum, { variance }) => sum + variance, 0) / (n * n);
  let [weights, sum] = [0, 0];
  for (const { difference } of asked) {
    const weight = 1 / (difference.standardError * difference.standardError);
    weights += weight;
    sum += weight * difference.change;
  }
  const standardError = 1 / Math.sqrt(weights);
  return {
    question,
    houses: levels.map(({ house, indicator, share, variance }) => ({
      house,
      indicator,
      offset: share - mean,
      // var(x − mean) = var(x) (1 − 2/n) + the variance of the mean
      standardError: Math.sqrt(variance * (1 - 2 / n) + shared),
    })),
    change: sum / weights,
    standardError,
    smallestDetectable: DETECTABLE * standardError,
  };
}
