/**
 * The same question at dates on which nothing is known to have happened: the structural model is fitted to what came before each and
 * compared with the rows behind it, all of them before the event. The event's effect, over as many rows, takes its rank among
 * them. Windows overlap, so the ranks are not independent; with few dates no rank says much. Cost: one short chain a date.
 */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import { type Checked, LEAST_BEFORE } from './check-series.js';
import type { Placebo } from './effect.js';
import { type ChainPlan, runChain } from './structural/chain.js';
import { standardise } from './structural/problem.js';

/** A mean over a window needs no more: its own error is a twentieth of its spread. */
const SHORT = { draws: 400, warmup: 100 };

export function placeboDates(
  checked: Checked,
  plan: Pick<ChainPlan, 'trend' | 'season'>,
  most: number,
  eventEffects: readonly (number | null)[],
  rng: Rng,
): Placebo | Gap {
  const { at, y, controls, before } = checked;
  const window = Math.min(y.length - before, Math.max(1, Math.floor(before / 3)));
  const least = Math.max(LEAST_BEFORE, Math.ceil(before / 3), 2 * (plan.season ?? 0));
  const candidates = Array.from({ length: Math.max(0, before - window - least + 1) }, (_, i) => least + i).filter(
    (from) => hasValue(y, from, from + window) && moves(y, from) && controls.every(({ values }) => moves(values, from)),
  );
  if (most === 0) return gap('withheld', 'placebo dates were not asked for');
  if (candidates.length === 0)
    return gap('too-few', `earlier dates with ${least} rows before and ${window} after, got none`);
  const dates = thinned(candidates, most).map((from) => {
    const end = from + window;
    const problem = standardise(
      y.subarray(0, end),
      controls.map(({ values }) => values.subarray(0, end)),
      from,
    );
    const { means } = runChain(problem, { ...plan, ...SHORT }, rng.fork(`placebo/${from}`));
    const effects = Array.from({ length: window }, (_, i) =>
      Number.isNaN(y[from + i])
        ? null
        : (y[from + i] as number) - problem.mean - problem.spread * (means[from + i] as number),
    );
    return { at: at[from] ?? `step ${from + 1}`, effect: meanKnown(effects) };
  });
  const event = meanKnown(eventEffects.slice(0, window));
  const rank = 1 + dates.filter(({ effect }) => Math.abs(effect) >= Math.abs(event)).length;
  return { rank, of: dates.length + 1, p: rank / (dates.length + 1), window, event, dates };
}

const hasValue = (y: Float64Array, from: number, to: number): boolean =>
  y.subarray(from, to).some((x) => !Number.isNaN(x));

function moves(values: Float64Array, before: number): boolean {
  const known = values.subarray(0, before).filter((x) => !Number.isNaN(x));
  return known.length >= LEAST_BEFORE / 2 && known.some((x) => x !== known[0]);
}

function meanKnown(values: readonly (number | null)[]): number {
  const known = values.filter((x) => x !== null);
  return known.reduce((sum, x) => sum + x, 0) / known.length;
}

/** At most so many, evenly apart, the last among them. */
function thinned(all: readonly number[], most: number): readonly number[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + 1) * all.length) / most) - 1] as number);
}
