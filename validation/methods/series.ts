/** I1: a broken line, four ways of minding autocorrelation, placebo breaks. */
import type { SeriesInput } from '../../src/core/perception/effect/effect.js';
import {
  type MethodName,
  type SegmentedRow,
  segmentedEffect,
} from '../../src/core/perception/effect/segmented/segmented.js';
import { isGap } from '../../src/core/problem.js';
import type { Sections } from '../sections.js';

const Y = [41, 42, 42, 41, 43, 44, 44, 43, 44, 46, 46, 45, 54, 55, 54, 53, 52, 52, 50, 49];

export const SERIES: SeriesInput = { at: Y.map((_, i) => String(i + 1)), y: Y, controls: [], preEnd: 11 };

const COEFFICIENTS = { intercept: 'intercept', 'slope before': 'slopeBefore', level: 'level', slope: 'slope' } as const;

export function series(): Sections {
  const made = segmentedEffect(SERIES);
  if (isGap(made) || isGap(made.placebo)) return {};
  const row = (name: MethodName): SegmentedRow => made.rows.find((one) => one.name === name) as SegmentedRow;
  const each = (suffix: string, of: (name: (typeof COEFFICIENTS)[keyof typeof COEFFICIENTS]) => number) =>
    Object.fromEntries(Object.entries(COEFFICIENTS).map(([words, key]) => [`${words}${suffix}`, of(key)]));
  const [plain, robust, winsten] = [row('least-squares'), row('newey-west'), row('prais-winsten')];
  return {
    I1: {
      ...each('', (key) => plain[key].value),
      ...each(' se', (key) => plain[key].se),
      ...each(' se, Newey-West', (key) => robust[key].se),
      variance: made.variance,
      'Durbin-Watson': made.durbinWatson,
      'effect at t = 20': plain.atEnd.value,
      'counterfactual at t = 20': made.counterfactualAtEnd,
      'rho, Prais-Winsten': winsten.rho as number,
      ...each(', Prais-Winsten', (key) => winsten[key].value),
      ...each(' se, Prais-Winsten', (key) => winsten[key].se),
      'level low, Prais-Winsten': winsten.level.q025,
      'level high, Prais-Winsten': winsten.level.q975,
      ...Object.fromEntries(made.placebo.dates.map(({ at, effect }) => [`placebo at ${at}`, effect])),
      'placebo p': made.placebo.p,
    },
  };
}
