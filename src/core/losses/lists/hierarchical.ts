/**
 * Every hierarchical log-linear model, and the best of them by AIC or BIC. Most likely wrong: that one model is right; the
 * interval knows nothing of the choice (Regal & Hook 1991), which is why the models stand side by side.
 * All models up to five lists (8, 113, 6,893 beside the saturated one); from six on terms are added one by one.
 */
import { bitCount, type ListCells, marginOf } from './cells.js';
import { linkedLists, MOST_LINKED } from './linked-groups.js';
import { criteria, fitLogLinear, INDEPENDENT, type LogLinearFit, type LogLinearModel } from './log-linear.js';

export type Criterion = 'aic' | 'bic';
export type Ranked = {
  readonly fit: LogLinearFit;
  readonly aic: number;
  readonly bic: number;
  readonly deviance: number;
};

const MOST_ENUMERATED = 5;
/** Lists in one interaction when terms are added one by one. */
const MOST_IN_TERM = 3;

/** Terms of two or more lists that somebody has; the one of all lists together is left out: with it nothing is unseen. */
function candidates(cells: ListCells, most: number): readonly number[] {
  const lists = cells.lists.length;
  const found: number[] = [];
  const extend = (mask: number, from: number): void => {
    for (let j = from; j < lists; j++) {
      const next = mask | (1 << j);
      const size = bitCount(next);
      if (size > most || size === lists) continue;
      if (size > 1 && marginOf(cells, next) === 0) continue;
      if (size > 1) found.push(next);
      extend(next, j + 1);
    }
  };
  extend(0, 0);
  return found.sort((a, b) => bitCount(a) - bitCount(b) || a - b);
}

/** Hierarchical models: a term is in only with all terms inside it. */
export function hierarchicalModels(cells: ListCells): readonly LogLinearModel[] {
  const terms = candidates(cells, cells.lists.length - 1);
  const models: LogLinearModel[] = [];
  const choose = (at: number, chosen: readonly number[]): void => {
    if (at === terms.length) {
      models.push({ terms: chosen, impossible: [] });
      return;
    }
    choose(at + 1, chosen);
    const term = terms[at] as number;
    if (isSupported(term, new Set(chosen))) choose(at + 1, [...chosen, term]);
  };
  choose(0, []);
  return models;
}

function isSupported(term: number, chosen: ReadonlySet<number>): boolean {
  if (bitCount(term) === 2) return true;
  for (let rest = term; rest !== 0; rest &= rest - 1) if (!chosen.has(term & ~(rest & -rest))) return false;
  return true;
}

/** The best model by a criterion, with how many were weighed; null where none has a maximum. */
export function bestHierarchical(
  cells: ListCells,
): Readonly<Record<Criterion, Ranked | null>> & { readonly weighed: number } {
  return cells.lists.length <= MOST_ENUMERATED ? bestOfAll(cells) : bestByAdding(cells);
}

function ranked(cells: ListCells, model: LogLinearModel, start?: Float64Array): Ranked | null {
  const fit = fitLogLinear(cells, model, start);
  return fit === null ? null : { fit, ...criteria(cells, fit) };
}

const better = (criterion: Criterion, a: Ranked | null, b: Ranked | null): Ranked | null =>
  a === null || (b !== null && b[criterion] < a[criterion]) ? b : a;

function bestOfAll(cells: ListCells) {
  let [aic, bic, weighed]: [Ranked | null, Ranked | null, number] = [null, null, 0];
  for (const model of hierarchicalModels(cells)) {
    const one = ranked(cells, model);
    if (one !== null) weighed++;
    aic = better('aic', aic, one);
    bic = better('bic', bic, one);
  }
  return { aic, bic, weighed };
}

function bestByAdding(cells: ListCells) {
  const terms = candidates(cells, MOST_IN_TERM);
  let weighed = 1;
  const climb = (criterion: Criterion): Ranked | null => {
    let best = ranked(cells, INDEPENDENT);
    while (best !== null) {
      const { fit } = best;
      const inside = new Set(fit.model.terms);
      let next: Ranked | null = null;
      for (const term of terms) {
        if (inside.has(term) || !isSupported(term, inside)) continue;
        const model = { terms: [...fit.model.terms, term], impossible: [] };
        if (linkedLists(cells.lists.length, model).some((group) => bitCount(group) > MOST_LINKED)) continue;
        weighed++;
        next = better(criterion, next, ranked(cells, model, Float64Array.of(...fit.theta, 0)));
      }
      if (next === null || next[criterion] >= best[criterion]) return best;
      best = next;
    }
    return best;
  };
  return { aic: climb('aic'), bic: climb('bic'), weighed };
}
