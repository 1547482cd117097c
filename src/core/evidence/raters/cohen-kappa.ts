/**
 * Cohen's κ of two raters who name the same things (Cohen 1960, "A coefficient of agreement for nominal scales"): agreement
 * beyond what their own shares of each label would give by chance. 1 is full agreement, 0 chance.
 *
 * Most likely wrong: that a label's share says how often it would be given by chance; with one rare label κ falls however
 * well two agree. Cost: O(pairs).
 */
import { type Gap, gap } from '../../problem.js';

export type Kappa = {
  /** things both named */
  readonly n: number;
  /** of them, named alike */
  readonly agreed: number;
  /** at most 1; a gap where chance alone would give full agreement */
  readonly kappa: number | Gap;
};

export function cohenKappa(pairs: readonly (readonly [first: string, second: string])[]): Kappa {
  const n = pairs.length;
  const agreed = pairs.filter(([first, second]) => first === second).length;
  if (n === 0) return { n, agreed, kappa: gap('too-few', 'nothing that both named') };
  const share = (which: 0 | 1, label: string): number => pairs.filter((pair) => pair[which] === label).length / n;
  const labels = [...new Set(pairs.flat())].sort();
  const byChance = labels.reduce((sum, label) => sum + share(0, label) * share(1, label), 0);
  if (labels.length === 1)
    return { n, agreed, kappa: gap('too-few', 'both gave one label to all of it: no chance to disagree') };
  return { n, agreed, kappa: (agreed / n - byChance) / (1 - byChance) };
}
