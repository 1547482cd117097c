/** A series and an event on one page: the finding, the picture, how large an effect would have shown, and each way beside the others. */

import { grouped, plural } from '../../core/dossier/number-words.js';
import type { Placebo, SeriesInput } from '../../core/perception/effect/effect.js';
import type { Segmented, SegmentedRow } from '../../core/perception/effect/segmented/segmented.js';
import type { SeriesWeighed } from '../../core/perception/effect/weigh-series.js';
import { gapWords, heading, type Page, stack } from './page.js';
import { seriesChart } from './series-chart.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

export type ShownSeries = SeriesWeighed & {
  readonly of: {
    readonly y: string;
    readonly event: string;
    readonly from: string | null;
    readonly until: string | null;
  };
};

export function seriesPage(weighed: ShownSeries, input: SeriesInput, page: Page): string {
  const parts = [
    [...heading(titleOf(weighed), page), ...sentences(weighed).flatMap((text) => paragraph(text, page.columns, 0))],
    chartPart(weighed, input, page),
    effectPart(weighed, page),
    placeboPart(weighed, page),
    segmentedPart(weighed.segmented, page),
    controlsPart(weighed, page),
  ];
  return `${stack(parts).join('\n')}\n`;
}

function titleOf({ of, average, gap }: ShownSeries): string {
  const since = `${of.y} from ${of.event} on`;
  if (average === null) return `${since}: no number can be had${gap === null ? '' : ` (${gapWords(gap)})`}`;
  const { effect, q025, q975 } = average;
  if (q025 <= 0 && q975 >= 0) return `${since}: no effect can be seen`;
  return `${since}: ${figure(Math.abs(effect))} a row ${effect < 0 ? 'under' : 'over'} what was expected (${figure(q025)} to ${figure(q975)})`;
}

function sentences({ average, smallestDetectable, p, placebo }: ShownSeries): readonly string[] {
  const seen =
    smallestDetectable === null
      ? []
      : [`An effect under ${figure(smallestDetectable)} a row would not have been seen in 4 of 5 such series.`];
  if (average === null) return seen;
  const { q025, q975 } = average;
  const also =
    q025 <= 0 && q975 >= 0
      ? `Consistent with no effect; also consistent with anything from ${figure(q025)} to ${figure(q975)} a row.`
      : `Consistent with an effect of ${figure(q025)} to ${figure(q975)} a row; also consistent with anything else that changed on that day.`;
  const rank = placebo === null || 'gap' in placebo ? null : placebo;
  const doubt =
    rank !== null && rank.p > 0.1 && (p as number) < 0.05
      ? [
          `The model sees an effect, the placebo dates do not: ${rank.rank - 1} of ${rank.of - 1} days on which nothing is known to have happened show as much.`,
        ]
      : [];
  return [also, ...doubt, ...seen];
}

function chartPart({ of, path }: ShownSeries, input: SeriesInput, page: Page): readonly string[] {
  if (!input.y.some((x) => x !== null)) return [];
  const points =
    path.length > 0
      ? path.map(({ actual, predicted }) => ({ actual, low: predicted.q025, high: predicted.q975 }))
      : input.y.map((actual) => ({ actual, low: null, high: null }));
  const chart = seriesChart(
    {
      points,
      event: input.preEnd + 1,
      from: of.from ?? '',
      eventLabel: of.event,
      until: of.until ?? '',
      figure,
    },
    page.columns,
  );
  const legend =
    path.length > 0
      ? '● counted   ░ 95 chances in 100 if nothing had changed   ┊ the event'
      : '● counted   ┊ the event';
  return [...chart, ...paragraph(legend, page.columns, 0).map(page.tone.faint)];
}

const AMOUNTS: readonly Column[] = [
  { head: '', gives: true },
  { head: 'counted', align: 'right' },
  { head: 'expected', align: 'right' },
  { head: 'effect', align: 'right' },
  { head: '95 of 100', align: 'right' },
];

function effectPart({ average, cumulative, sd, p, n, diagnostics }: ShownSeries, page: Page): readonly string[] {
  if (average === null || cumulative === null || n === null || diagnostics === null) return [];
  const rows = [
    { name: 'a row', of: average },
    { name: `all ${plural(n.after, 'row')}`, of: cumulative },
  ].map(({ name, of }) => ({
    cells: [
      name,
      figure(of.actual),
      figure(of.predicted),
      figure(of.effect),
      `${figure(of.q025)} to ${figure(of.q975)}`,
    ],
  }));
  const { rhat, essBulk, essTail, draws } = diagnostics;
  const words = `From ${plural(n.before, 'row')} before. Standard error of the average ${figure(sd as number)}; chance of as much or more if nothing had changed ${chanceOf(p as number, draws)}, if the model holds. R-hat ${rhat.toFixed(3)}, ${grouped(Math.min(essBulk, essTail))} effective of ${grouped(draws)} draws.`;
  return [
    ...heading('Against what the series itself leads to expect (structural model)', page),
    ...table(AMOUNTS, rows, page),
    ...paragraph(words, page.columns, 0).map(page.tone.faint),
  ];
}

const chanceOf = (p: number, draws: number): string =>
  p <= 1.5 / (draws + 1) ? `under 1 in ${grouped(draws)}` : p.toFixed(p < 0.1 ? 3 : 2);

function placeboPart({ placebo, withoutModel }: ShownSeries, page: Page): readonly string[] {
  const words = [
    ...(placebo === null
      ? []
      : ['gap' in placebo ? `Structural model: ${gapWords(placebo.gap)}.` : rankWords('Structural model', placebo)]),
    'gap' in withoutModel
      ? `Without a model: ${gapWords(withoutModel.gap)}.`
      : rankWords('Without a model, means before and after', withoutModel),
  ];
  return [
    ...heading('The same question at earlier dates', page),
    ...words.flatMap((text) => paragraph(text, page.columns, 0)),
  ];
}

const rankWords = (what: string, { rank, of, p, window, event }: Placebo): string =>
  `${what}: ${figure(event)} over ${plural(window, 'row')}, rank ${rank} of ${of} dates by size, p ${p.toFixed(3)} (never under ${(1 / of).toFixed(3)} here).`;

const NAMES: Readonly<Record<SegmentedRow['name'], string>> = {
  'least-squares': 'least squares',
  'restricted-likelihood': 'restricted likelihood',
  'prais-winsten': 'Prais–Winsten',
  'newey-west': 'Newey–West',
};

const SEGMENTED: readonly Column[] = [
  { head: 'errors by', gives: true },
  { head: 'level', align: 'right' },
  { head: '95 of 100', align: 'right' },
  { head: 'slope', align: 'right' },
  { head: '95 of 100', align: 'right' },
];

function segmentedPart(segmented: ShownSeries['segmented'], page: Page): readonly string[] {
  const head = heading('A line broken at the event (segmented regression)', page);
  if ('gap' in segmented) return [...head, ...paragraph(`No number: ${gapWords(segmented.gap)}.`, page.columns, 0)];
  const rows = segmented.rows.map(({ name, level, slope, rho }) => ({
    cells: [
      rho === null ? NAMES[name] : `${NAMES[name]} (ρ ${rho.toFixed(2)})`,
      figure(level.value),
      `${figure(level.q025)} to ${figure(level.q975)}`,
      figure(slope.value),
      `${figure(slope.q025)} to ${figure(slope.q975)}`,
    ],
  }));
  return [
    ...head,
    ...table(SEGMENTED, rows, page),
    ...segmentedWords(segmented).flatMap((text) => paragraph(text, page.columns, 0).map(page.tone.faint)),
  ];
}

function segmentedWords({ chosen, rows, placebo, smallestDetectable }: Segmented): readonly string[] {
  const { atEnd } = rows.find(({ name }) => name === chosen) as SegmentedRow;
  const rank =
    'reason' in placebo ? `No placebo breaks: ${gapWords(placebo)}.` : rankWords('Level at placebo breaks', placebo);
  return [
    `By ${NAMES[chosen]}, at the last row ${figure(atEnd.value)} (${figure(atEnd.q025)} to ${figure(atEnd.q975)}); a change of level under ${figure(smallestDetectable)} would not have been seen in 4 of 5 such series.`,
    rank,
  ];
}

function controlsPart({ inclusion }: ShownSeries, page: Page): readonly string[] {
  if (inclusion.length === 0) return [];
  const list = inclusion.map(({ name, probability }) => `${name} ${probability.toFixed(2)}`).join(' · ');
  return [
    ...heading('Controls, and the chance that each has a part', page),
    ...paragraph(list, page.columns, 0),
    ...paragraph(
      'They must not be moved by the event themselves; nothing in the series can show that.',
      page.columns,
      0,
    ).map(page.tone.faint),
  ];
}

/** Three digits that mean something, thousands apart, a true minus sign. */
function figure(x: number): string {
  const size = Math.abs(x);
  const text = size >= 999.5 ? grouped(size) : String(Number(size.toPrecision(3)));
  return `${x < 0 && text !== '0' ? '−' : ''}${text}`;
}
