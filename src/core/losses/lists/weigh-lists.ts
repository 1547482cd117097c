/**
 * What overlapping lists say of a total: every model side by side with what it takes for granted, because the choice of model
 * moves the answer far more than chance does. No number is put forward as the one.
 */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { bitCount, type ListCells, marginOf, maskName, pairsOf, withoutEmptyLists } from './cells.js';
import { chaoLowerBound } from './chao.js';
import { heterogeneity, MOST_TABLED } from './heterogeneity.js';
import { MODELS, type ModelName } from './models.js';
import { noHighestOrder } from './no-highest-order.js';
import { gapRow, type ModelRow } from './row.js';
import { type Inversion, inversions, twoListRow, twoListSweep } from './two-lists.js';
import { makeWeigher, type WeighOptions } from './weigh-models.js';

export type ListsWeighed = {
  readonly n: number;
  readonly lists: readonly { readonly name: string; readonly count: number }[];
  readonly patterns: number;
  readonly models: readonly ModelRow[];
  readonly chaoLowerBound: number | Gap;
  /** median total where the last interaction is e^log ξ instead of none; empty with a warning where it cannot be had */
  readonly oddsRatioSweep: readonly { readonly xi: number; readonly total: number }[];
  /** two lists: the odds ratio that a total would need */
  readonly oddsRatioNeeded: readonly Inversion[] | Gap;
  /** people who differ in how easily they are listed, lists of different rates */
  readonly heterogeneity: readonly {
    readonly spread: string;
    readonly total: number;
    readonly standardError: number;
  }[];
  readonly warnings: readonly string[];
};

export type ListsOptions = WeighOptions & { readonly only?: ModelName | null };

/** How many are on none of several overlapping lists: every model side by side, each a number or a gap with its reason. */
export function weighLists(all: ListCells, rng: Rng, options: ListsOptions = {}): ListsWeighed {
  const cells = withoutEmptyLists(all);
  const J = cells.n === 0 ? 0 : cells.lists.length;
  const names = MODELS.filter((name) => (options.only ?? name) === name);
  const barred = whyNone(cells, J);
  const models = barred
    ? names.map((name) => gapRow(name, barred))
    : names.map(J === 2 ? (name) => twoListRow(cells, name) : makeWeigher(cells, rng, options));
  const bound =
    barred ?? (J === 2 ? gap('outside-model', 'two lists cannot show how they are linked') : chaoLowerBound(cells));
  const sweep = barred ?? (J === 2 ? twoListSweep(cells) : sweepOf(cells, rng));
  return {
    n: cells.n,
    lists: all.lists.map((name, j) => ({ name, count: marginOf(all, 1 << j) })),
    patterns: cells.patterns.length,
    models,
    chaoLowerBound: isGap(bound) ? bound : bound.total,
    oddsRatioSweep: isGap(sweep) ? [] : sweep,
    oddsRatioNeeded:
      barred ?? (J === 2 ? inversions(cells) : gap('outside-model', 'for two lists only; see the sweep over ξ')),
    heterogeneity: barred || J < 3 ? [] : spreads(cells),
    warnings: [
      ...emptyLists(all),
      ...apart(cells),
      ...(isGap(sweep) && !barred ? [`no sweep over ξ: ${sweep.detail}`] : []),
      ...disagreement(models),
    ],
  };
}

/** Why no model can say anything, or null. */
function whyNone(cells: ListCells, lists: number): Gap | null {
  if (cells.n === 0) return gap('too-few', 'nobody is listed');
  if (lists < 2) return gap('too-few', 'one list alone says nothing of those who are not on it');
  if (!cells.patterns.some((pattern) => bitCount(pattern) > 1))
    return gap('too-few', 'no two lists share anybody: any total fits');
  if (!cells.patterns.some((pattern) => bitCount(pattern) < lists))
    return gap('too-few', 'every list holds everybody: the overlap says nothing of others');
  return null;
}

function sweepOf(cells: ListCells, rng: Rng) {
  const made = noHighestOrder(cells, rng.fork('no-highest-order'));
  return isGap(made) ? made : made.sweep;
}

function spreads(cells: ListCells) {
  if (cells.lists.length > MOST_TABLED) return [];
  return (['chao', 'poisson2', 'darroch'] as const).flatMap((spread) => {
    const made = heterogeneity(cells, 'different', spread);
    return made === null || !Number.isFinite(made.standardError)
      ? []
      : [{ spread, total: made.total, standardError: made.standardError }];
  });
}

const emptyLists = (cells: ListCells): readonly string[] =>
  cells.lists.flatMap((name, j) =>
    marginOf(cells, 1 << j) === 0 ? [`list ${name} holds nobody and is left out`] : [],
  );

/** Pairs that share nobody may be unable to: then a model that takes the zero for chance is wrong. */
function apart(cells: ListCells): readonly string[] {
  const pairs = pairsOf(cells.lists.length).filter((pair) => marginOf(cells, pair) === 0);
  if (pairs.length === 0 || cells.n === 0) return [];
  const shown = pairs.slice(0, 6).map((pair) => maskName(pair, cells.lists));
  const more = pairs.length > shown.length ? ` and ${pairs.length - shown.length} more` : '';
  return [
    `lists that share nobody: ${shown.join(', ')}${more}; if they cannot share anybody (two regions, two periods), ` +
      'no model here holds: count such parts apart',
  ];
}

function disagreement(models: readonly ModelRow[]): readonly string[] {
  const middles = models.flatMap(({ name, q50 }) => (q50 === null || name === 'chao-lower-bound' ? [] : [q50]));
  if (middles.length < 2) return [];
  const [least, most] = [Math.min(...middles), Math.max(...middles)];
  return most > 1.25 * least
    ? [
        `the models lie from ${Math.round(least)} to ${Math.round(most)}: which one holds is a matter of how the lists ` +
          'were made, and no figure here can tell',
      ]
    : [];
}
