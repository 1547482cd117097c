/** What rests on a reader's own assumptions: parts of their own, each marked. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { plural, shares } from '../../core/dossier/number-words.js';
import { costPart } from './cost-part.js';
import { gapWords, heading, type Page } from './page.js';
import { table } from './table.js';
import { paragraph } from './width.js';

type WhatIf = NonNullable<Assessment['whatIf']>;

export function whatIfPart(whatIf: WhatIf, claimed: readonly number[], page: Page): readonly string[] {
  const { name, cost, fleet, depth, leverage } = whatIf;
  return [
    ...heading(`ASSUMED, under “${name}”: beside the findings, in none of them`, page),
    ...(cost ? costPart(cost, claimed, page) : []),
    ...(fleet ?? []).flatMap((type) => fleetLines(type, page)),
    ...(depth ? depthLines(depth, page) : []),
    ...(leverage ? paragraph(leverage.sentence, page.columns, 2, '·') : []),
  ];
}

type FleetType = NonNullable<WhatIf['fleet']>[number];

const HIT = {
  idle: 'those hit stood idle',
  proportional: 'a fair sample',
  available: 'those hit were available',
} as const;

function fleetLines(of: FleetType, page: Page): readonly string[] {
  if ('gap' in of) return paragraph(`${of.type}: ${gapWords(of.gap)}`, page.columns, 2, '·');
  const rows = Object.entries(of.cases).map(([which, { restored, shortfall }]) => ({
    cells: [
      HIT[which as keyof typeof HIT],
      `${Math.round(100 * restored.withinHorizon)} %`,
      typeof restored.q50 === 'number' ? plural(Math.round(restored.q50), 'day') : 'not within the horizon',
      `${shortfall.mean.toFixed(1)} (${shortfall.q05.toFixed(1)} to ${shortfall.q95.toFixed(1)})`,
    ],
  }));
  return [
    ...paragraph(
      `${of.type}: until ${shares(of.restoreShare, of.restoreShare)} of the eve is available, within ${plural(of.horizonDays, 'day')}`,
      page.columns,
      0,
    ),
    ...table(
      [
        { head: 'if', gives: true },
        { head: 'chance', align: 'right' },
        { head: 'middle', align: 'right' },
        { head: 'asset-months missed', align: 'right' },
      ],
      rows,
      page,
    ),
    ...capacityLines(of.capacity, page),
  ];
}

function depthLines({ sorties, coverage, line }: NonNullable<WhatIf['depth']>, page: Page): readonly string[] {
  const kept =
    'gap' in sorties
      ? [gapWords(sorties.gap)]
      : sorties.map(
          ({ type, rateKept }) =>
            `${type}: ${'gap' in rateKept ? gapWords(rateKept.gap) : `${shares(rateKept.low, rateKept.high)} of its sorties after re-basing`}`,
        );
  const covered =
    'gap' in coverage
      ? []
      : coverage.map(
          ({ defences, low, high }) =>
            `${plural(defences, 'defence')} cover at best ${shares(low, high)} of the counted weight`,
        );
  return [...lineWords(line), ...kept, ...covered].flatMap((line) => paragraph(line, page.columns, 2, '·'));
}

function lineWords(line: NonNullable<WhatIf['depth']>['line']): readonly string[] {
  if (!line) return [];
  if ('gap' in line) return [gapWords(line.gap)];
  const { label, asOf, weightedMedianKm: median, weightedMeanKm: mean } = line;
  return [
    `to ${label}${asOf === undefined ? '' : `, ${asOf}`}: half of what was counted stood ${km(median)} away or farther, ${km(mean)} on average`,
  ];
}

/** Coarse positions do not carry single kilometres. */
const km = (x: number): string => `${Math.round(x / 10) * 10} km`;

function capacityLines(
  capacity: Extract<FleetType, { readonly cases: unknown }>['capacity'],
  page: Page,
): readonly string[] {
  if ('gap' in capacity) return paragraph(`salvo and sorties: ${gapWords(capacity.gap)}`, page.columns, 2, '·');
  const { before, after, atHorizon } = capacity;
  const rowOf = (when: string, { least, most }: typeof before) => ({
    cells: [when, ...(['salvo', 'sorties', 'lost'] as const).map((key) => span(least[key], most[key]))],
  });
  return table(
    [
      { head: 'what can be flown', gives: true },
      { head: 'salvo', align: 'right' },
      { head: 'sorties a month', align: 'right' },
      { head: 'not flown', align: 'right' },
    ],
    [
      rowOf('before', before),
      ...Object.entries(after).map(([which, of]) => rowOf(`after, if ${HIT[which as keyof typeof HIT]}`, of)),
      ...Object.entries(atHorizon).map(([which, of]) =>
        rowOf(`at the horizon, if ${HIT[which as keyof typeof HIT]}`, of),
      ),
    ],
    page,
  );
}

const span = (a: number, b: number): string => `${Math.min(a, b).toFixed(1)} to ${Math.max(a, b).toFixed(1)}`;
