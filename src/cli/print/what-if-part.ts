/** What rests on a reader's own assumptions: parts of their own, each marked. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { costPart } from './cost-part.js';
import { plural, shares } from './number-words.js';
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
  ];
}

function depthLines({ sorties, coverage }: NonNullable<WhatIf['depth']>, page: Page): readonly string[] {
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
  return [...kept, ...covered].flatMap((line) => paragraph(line, page.columns, 2, '·'));
}
