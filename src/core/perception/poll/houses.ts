/**
 * Several houses that ask one question. A house is compared with itself only; its offset is what its waves before the strike lie above
 * or under the mean of all houses. Changes within houses are weighed by what each can tell, never levels across houses.
 */
import { gap, isGap } from '../../problem.js';
import type { ReadRows } from '../read-as.js';
import type { HouseEffects, PollRead, Wave } from '../result.js';

export type Asked = { readonly rows: ReadRows; readonly poll: PollRead };

export function houseEffects(asked: readonly Asked[]): readonly HouseEffects[] {
  const questions = [...new Set(asked.flatMap(({ rows }) => rows.reading?.question ?? []))];
  return questions.flatMap((question) => {
    const own = asked.filter(({ rows, poll }) => rows.reading?.question === question && poll.house !== null);
    return new Set(own.map(({ poll }) => poll.house)).size < 2 ? [] : [effectsOf(question, own)];
  });
}

function effectsOf(question: string, asked: readonly Asked[]): HouseEffects {
  const levels = asked.flatMap(({ poll }) => {
    const early = poll.waves.filter(
      (wave): wave is Wave & { share: number; se: number } =>
        wave.side === 'before' && wave.share !== null && wave.se !== null,
    );
    if (early.length === 0) return [];
    const mean = weighted(early.map(({ share, se }) => ({ value: share, se })));
    return [{ house: poll.house as string, indicator: poll.indicator, ...mean }];
  });
  const n = levels.length;
  const centre = levels.reduce((sum, { value }) => sum + value, 0) / n;
  const noise = levels.reduce((sum, { se }) => sum + se * se, 0) / (n * n);
  const changes = asked.flatMap(({ poll: { change } }) =>
    isGap(change) ? [] : [{ value: change.change, se: change.se }],
  );
  const none = gap('too-few', 'a house with a wave on both sides of the strike, got none');
  const pooled = changes.length === 0 ? null : weighted(changes);
  return {
    question,
    houses: levels.map(({ house, indicator, value, se }) => ({
      house,
      indicator,
      offset: value - centre,
      // own error counts (1 − 1/n) times, that of the others through the mean
      offsetSe: Math.sqrt(Math.max(0, se * se * (1 - 2 / n) + noise)),
    })),
    change: pooled?.value ?? none,
    changeSe: pooled?.se ?? none,
  };
}

type Estimate = { readonly value: number; readonly se: number };

function weighted(all: readonly Estimate[]): Estimate {
  let [weight, sum] = [0, 0];
  for (const { value, se } of all) {
    weight += 1 / (se * se);
    sum += value / (se * se);
  }
  return { value: sum / weight, se: 1 / Math.sqrt(weight) };
}
