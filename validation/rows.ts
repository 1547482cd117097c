/** Every published figure beside what the product computes for it, in the order of the truth table, then what it draws. */
import { defaultTolerance, type Figure, type Row, type Tolerance } from './compare.js';
import { assessment } from './methods/assessment.js';
import { bargaining } from './methods/bargaining.js';
import { consequences } from './methods/consequences.js';
import { counting } from './methods/counting.js';
import { custodyPlaceSun } from './methods/custody-place-sun.js';
import { dots } from './methods/dots.js';
import { damagedShare, drawnSums } from './methods/drawn.js';
import { grading } from './methods/grading.js';
import { perception } from './methods/perception.js';
import { priceBases } from './methods/price-bases.js';
import { series } from './methods/series.js';
import { valuation } from './methods/valuation.js';
import { words } from './methods/words.js';
import type { Sections } from './sections.js';
import methods from './truth/methods.json' with { type: 'json' };

export type Truth = {
  readonly citations: Readonly<Record<string, string>>;
  /** tests of the method document that nothing here reproduces, each with its reason */
  readonly notReproduced: Readonly<Record<string, string>>;
  readonly sections: Readonly<
    Record<string, { readonly title: string; readonly rows: Readonly<Record<string, Figure>> }>
  >;
};

export const truth: Truth = methods;

/** Sections whose figures are reproduced by drawing only. */
export const DRAWN_SECTIONS = ['F5 drawn'];

export const computed = (): Sections => ({
  ...assessment(),
  ...words(),
  ...grading(),
  ...custodyPlaceSun(),
  ...counting(),
  ...valuation(),
  ...priceBases(),
  F7: damagedShare(),
  ...consequences(),
  ...series(),
  ...perception(),
  ...bargaining(),
  ...dots(),
});

/** Angles of the sun are held to what a shadow can show; sums and windows that rest on them follow. */
const OF_THE_SUN: readonly (readonly [section: string, of: RegExp, absolute: number, reason: string])[] = [
  ['D1', /./, 0.02, 'degrees: an almanac formula itself within 0.013'],
  ['D2', /chi2 of 05:00/, 1, '0.02° of 23° at a σ of 1.2°, squared'],
  ['D2', /least chi2/, 0.2, '0.02° of the sun at a σ of 1.2° and 4°'],
];

function toleranceOf(section: string, name: string, expected: Figure): Tolerance {
  const own = OF_THE_SUN.find(([of, named]) => of === section && named.test(name));
  return own && typeof expected === 'number' ? { absolute: own[2], reason: own[3] } : defaultTolerance(expected);
}

/** Rows in closed form. A figure that nothing computes is kept, with what is missing in its place. */
export function closedFormRows(): readonly Row[] {
  const got = computed();
  return Object.entries(truth.sections)
    .filter(([section]) => !DRAWN_SECTIONS.includes(section))
    .flatMap(([section, { rows }]) =>
      Object.entries(rows).map(([name, expected]) => ({
        section,
        name,
        expected,
        got: got[section]?.[name] ?? 'not computed',
        tolerance: toleranceOf(section, name, expected),
      })),
    );
}

/** Standard errors within which a draw must agree: one false alarm in 16 000 rows, and the seed is fixed. */
const STANDARD_ERRORS = 4;

/** F5 and F6 through the cost stage; the closed forms are matched log-normals, closer to the truth than the draws are. */
export function drawnRows(): readonly Row[] {
  return Object.entries(drawnSums()).map(([key, { value, mcse }]) => {
    const section = Object.keys(truth.sections)
      .filter((name) => key.startsWith(`${name} `))
      .sort((a, b) => b.length - a.length)[0] as string;
    const name = key.slice(section.length + 1);
    return {
      section: DRAWN_SECTIONS.includes(section) ? section : `${section} drawn`,
      name,
      expected: truth.sections[section]?.rows[name] ?? 'no such figure',
      got: value,
      tolerance: { absolute: STANDARD_ERRORS * mcse, reason: `${STANDARD_ERRORS} standard errors of the draws` },
    };
  });
}
