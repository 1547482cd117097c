/**
 * Problems for the joint sampler built by hand: who looked at what, and how they speak. A layout is all but the numbers said;
 * `problemOf` puts numbers in, so that reports can be simulated again and again.
 */

import type { JointCell, JointImage, JointProblem, JointSum, Spoken } from '../core/losses/joint/problem.js';
import type { ScenarioName } from '../core/losses/result.js';
import type { Statement, SumStatement } from '../core/losses/statements.js';
import type { Pmf } from '../core/numerics/discrete.js';

/** One analyst on one cell in one image, or on the sum of several. */
export type Speaker = {
  readonly image: number;
  /** one cell, or those an untyped count runs over */
  readonly cells: readonly number[];
  readonly untyped?: boolean;
  /** weight that the report says what was seen; default 1 */
  readonly trust?: number;
  /** weight that only the sum is meant where nothing is called destroyed; default 0 */
  readonly sumOnly?: number;
  /** a zero of his is silence, which with this weight means nothing; default 0 */
  readonly silent?: number;
};

export type Layout = {
  readonly scenario: ScenarioName;
  readonly sites: readonly { readonly struck: number; readonly isBlind: boolean }[];
  readonly cells: readonly { readonly site: number; readonly type: number; readonly present: readonly number[] }[];
  readonly images: readonly JointImage[];
  readonly speakers: readonly Speaker[];
};

export const image = (site: number, eye: number, changes: Partial<JointImage> = {}): JointImage => ({
  id: `${site}/${eye}`,
  site,
  eye,
  isGround: false,
  isSingle: false,
  destroyedFactor: 1,
  damagedFactor: 1,
  coverage: [6, 4],
  ...changes,
});

/** low..high, all equally likely */
export const between = (low: number, high: number): readonly number[] =>
  Array.from({ length: high + 1 }, (_, n) => (n < low ? 0 : 1 / (high + 1 - low)));

export const said = (destroyed: number, damaged: number, changes: Partial<Statement> = {}): Statement => ({
  sourceId: 's',
  destroyed,
  damaged,
  atLeast: false,
  sumOnly: 0,
  trust: 1,
  silent: 0,
  fromSilence: false,
  rows: [],
  ...changes,
});

/** @param statements what each speaker said, in their order */
export function problemOf(layout: Layout, statements: readonly Statement[]): JointProblem {
  const { images, speakers } = layout;
  const presents: readonly Pmf[] = layout.cells.map(({ present }) => Float64Array.from(present));
  const means = presents.map((pmf) => pmf.reduce((sum, chance, n) => sum + n * chance, 0));
  const total = (list: readonly number[], of: (c: number) => number) => list.reduce((sum, c) => sum + of(c), 0);
  const sums: JointSum[] = [];
  const placeOf = new Map<number, number>();
  speakers.forEach((speaker, k) => {
    if (!speaker.untyped) return;
    const statement: SumStatement = {
      ...(statements[k] as Statement),
      cells: speaker.cells,
      imageId: (images[speaker.image] as JointImage).id,
    };
    const most = total(speaker.cells, (c) => (presents[c] as Pmf).length - 1);
    const presentMean = total(speaker.cells, (c) => means[c] as number);
    placeOf.set(k, sums.push({ statement, image: speaker.image, cells: speaker.cells, most, presentMean }) - 1);
  });
  let slots = 0;
  const cells = layout.cells.map(({ site, type }, c): JointCell => {
    const spoken = images.flatMap((_, i): readonly Spoken[] => {
      const here = speakers.flatMap((speaker, k) => (speaker.image === i && speaker.cells.includes(c) ? [k] : []));
      if (here.length === 0) return [];
      return [
        {
          image: i,
          slot: slots++,
          statements: here.filter((k) => !placeOf.has(k)).map((k) => statements[k] as Statement),
          sums: here.flatMap((k) => placeOf.get(k) ?? []),
        },
      ];
    });
    const ground = spoken.some((one) => images[one.image]?.isGround);
    const above = spoken.some((one) => !images[one.image]?.isGround);
    const heard = spoken.flatMap((one) => [
      ...one.statements,
      ...one.sums.map((place) => (sums[place] as JointSum).statement),
    ]);
    const present = presents[c] as Pmf;
    return {
      site,
      type,
      n: present.length - 1,
      present,
      least: present.findIndex((chance) => chance > 0),
      presentMean: means[c] as number,
      spoken,
      view: above ? (ground ? 'both' : 'above') : ground ? 'ground' : 'none',
      coupled: spoken.some((one) => one.sums.length > 0),
      free: false,
      said: Math.max(0, ...heard.map((s) => s.destroyed + s.damaged)),
    };
  });
  const free = freeAmong(cells);
  const types = 1 + Math.max(...cells.map(({ type }) => type));
  return {
    scenario: layout.scenario,
    types: Array.from({ length: types }, (_, t) => `t${t}`),
    sites: layout.sites.map((site, i) => {
      const own = cells.flatMap((cell, c) => (cell.site === i ? [c] : []));
      return { ...site, cells: [...own.filter((c) => !free.has(c)), ...own.filter((c) => free.has(c))] };
    }),
    images,
    cells: cells.map((cell, c) => ({ ...cell, free: free.has(c) })),
    sums,
    slots,
    through: [0, 1, 2].map((eye) => images.flatMap((one, i) => (one.eye === eye && !one.isSingle ? [i] : []))),
    most: Math.max(...cells.map(({ n }) => n)),
  };
}

/** Largest first, no two under one untyped count: what `JointCell.free` asks for. */
function freeAmong(cells: readonly JointCell[]): ReadonlySet<number> {
  const sumsOf = ({ spoken }: JointCell): readonly number[] => spoken.flatMap((one) => one.sums);
  const order = cells.map((cell, c) => ({ cell, c })).sort((a, b) => b.cell.n - a.cell.n || a.c - b.c);
  const taken = new Set<number>();
  const free = new Set<number>();
  for (const { cell, c } of order) {
    const own = sumsOf(cell);
    if (own.length === 0 || own.some((place) => taken.has(place))) continue;
    free.add(c);
    for (const place of own) taken.add(place);
  }
  return free;
}
