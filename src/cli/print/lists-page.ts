/** Overlapping lists on one page: what was listed, every model on one scale with what it takes for granted, then the sweep. */

import { grouped, plural } from '../../core/dossier/number-words.js';
import type { ModelRow } from '../../core/losses/lists/row.js';
import type { ListsWeighed } from '../../core/losses/lists/weigh-lists.js';
import { isGap } from '../../core/problem.js';
import { type Interval, intervalRow, scaleFor } from './interval-row.js';
import { gapWords, heading, type Page, stack } from './page.js';
import { type Column, type TableRow, table } from './table.js';
import { paragraph } from './width.js';

export function listsPage(weighed: ListsWeighed, page: Page): string {
  const parts = [
    [...heading(titleOf(weighed), page), ...paragraph(factsOf(weighed), page.columns, 0).map(page.tone.faint)],
    weighed.lists.length === 2 ? inversionPart(weighed, page) : [],
    modelPart(weighed, page),
    weighed.lists.length === 2 ? [] : sweepPart(weighed, page),
    floorPart(weighed, page),
  ];
  return `${stack(parts).join('\n')}\n`;
}

function titleOf({ n, lists, models }: ListsWeighed): string {
  const listed = `${grouped(n)} on ${plural(lists.length, 'list')}`;
  if (lists.length === 2) return `${listed}: two lists do not give a total`;
  const middles = estimates(models).map(({ q50 }) => q50 as number);
  if (middles.length === 0) return `${listed}: no total can be had`;
  const [least, most] = [grouped(Math.min(...middles)), grouped(Math.max(...middles))];
  return least === most
    ? `${listed}: ${least} in all, if its assumption holds`
    : `${listed}: from ${least} to ${most} in all, by what is assumed`;
}

/** Rows with a number that is an estimate and not a floor. */
const estimates = (models: readonly ModelRow[]): readonly ModelRow[] =>
  models.filter(({ name, q50 }) => q50 !== null && name !== 'chao-lower-bound');

const factsOf = ({ lists, patterns }: ListsWeighed): string =>
  `${lists.map(({ name, count }) => `${name} ${grouped(count)}`).join(' · ')} · ${plural(patterns, 'pattern')} of overlap`;

const SHAPE: readonly Column[] = [
  { head: 'model' },
  { head: '' },
  { head: 'total', align: 'right' },
  { head: '95 of 100', align: 'right' },
];

function modelPart({ n, models: all }: ListsWeighed, page: Page): readonly string[] {
  const models = all.filter(({ gap }) => gap?.reason !== 'outside-model');
  const others = all.filter((model) => !models.includes(model));
  const drawn = models.flatMap((model) => intervalOf(model) ?? []);
  const ends = models.map(endsOf);
  const [name = '', , total = '', end = ''] = SHAPE.map(({ head }) => head);
  const fixed =
    3 * 2 +
    widest([name, ...models.map((model) => model.name)]) +
    widest([end, ...ends]) +
    widest([total, ...models.map(totalOf)]);
  const scale = scaleFor(n, drawn, Math.max(8, page.columns - fixed));
  const rows: TableRow[] = models.flatMap((model, i): readonly TableRow[] => {
    const interval = intervalOf(model);
    const cells = [model.name, interval ? intervalRow(interval, scale) : '', totalOf(model), ends[i] as string];
    const words = model.gap ? `no number: ${gapWords(model.gap)}` : `if ${model.assumption}`;
    const notes = model.note === null ? [] : [model.note];
    return [
      { cells },
      { under: [words, ...notes].flatMap((text) => paragraph(text, page.columns, 4).map(page.tone.faint)) },
    ];
  });
  const legend =
    drawn.length === 0
      ? []
      : paragraph(
          `Scale: logarithmic, from the ${grouped(scale.from)} listed to ${grouped(scale.to)}; ● the middle, ╶─╴ 95 chances in 100 if the model holds.`,
          page.columns,
          0,
        ).map(page.tone.faint);
  const reasons = new Map<string, readonly string[]>();
  for (const { name, gap } of others) {
    const why = gap?.detail ?? '';
    reasons.set(why, [...(reasons.get(why) ?? []), name]);
  }
  const none = [...reasons].flatMap(([why, names]) =>
    paragraph(`Not for these lists: ${names.join(', ')} (${why}).`, page.columns, 0).map(page.tone.faint),
  );
  return [
    ...heading('Each model, and what it takes for granted', page),
    ...table(SHAPE, rows, page),
    ...legend,
    ...none,
  ];
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

const intervalOf = ({ q025, q50, q975 }: ModelRow): Interval | null =>
  q025 === null || q50 === null || q975 === null ? null : { low: q025, middle: q50, high: q975 };

const totalOf = ({ q50 }: ModelRow): string => (q50 === null ? '–' : grouped(q50));

const endsOf = ({ q025, q975 }: ModelRow): string =>
  q025 === null || q975 === null ? '' : `${grouped(q025)} to ${grouped(q975)}`;

function sweepPart({ oddsRatioSweep }: ListsWeighed, page: Page): readonly string[] {
  if (oddsRatioSweep.length === 0) return [];
  const shape: readonly Column[] = [
    { head: 'ξ', align: 'right' },
    { head: 'total', align: 'right' },
  ];
  const rows = oddsRatioSweep.map(({ xi, total }) => ({ cells: [String(xi), grouped(total)] }));
  const words =
    'What no list can show: how the links between all lists but one change with the last. ξ = 1 is no change; under 1 the unseen are more.';
  return [
    ...heading('If the last assumption fails', page),
    ...paragraph(words, page.columns, 0),
    ...table(shape, rows, page),
  ];
}

function inversionPart({ oddsRatioNeeded }: ListsWeighed, page: Page): readonly string[] {
  const head = heading('What would have to be true', page);
  if (isGap(oddsRatioNeeded))
    return [...head, ...paragraph(`No number: ${gapWords(oddsRatioNeeded)}`, page.columns, 0)];
  const shape: readonly Column[] = [
    { head: 'for a total of', align: 'right' },
    { head: 'odds ratio between the lists', align: 'right' },
  ];
  const rows = oddsRatioNeeded.map(({ total, oddsRatio }) => ({ cells: [grouped(total), oddsRatio.toPrecision(2)] }));
  const words =
    'The odds of being on one list, for those on the other against those who are not. 1: the lists know nothing of each other.';
  return [...head, ...table(shape, rows, page), ...paragraph(words, page.columns, 0).map(page.tone.faint)];
}

function floorPart({ chaoLowerBound, heterogeneity }: ListsWeighed, page: Page): readonly string[] {
  if (isGap(chaoLowerBound)) return [];
  const spread = heterogeneity.map(
    ({ spread: name, total, standardError }) => `${name} ${grouped(total)} (± ${grouped(standardError)})`,
  );
  const more = spread.length === 0 ? '' : ` Where people differ in a stated way: ${spread.join(', ')}.`;
  const words = `At least about ${grouped(chaoLowerBound)}, however people differ, unless lists avoid each other (Chao's bound).${more}`;
  return [...heading('A floor', page), ...paragraph(words, page.columns, 0)];
}
