/** A calibration as a page: do the intervals hold, does the record beat simpler predictions, and where does it fail. */
import { type Calibration, LEVELS_OF_COVERAGE, type Summary } from '../../core/claims/record/calibration.js';
import { plural } from '../../core/dossier/number-words.js';
import { heading, type Page, stack } from './page.js';
import { printable, printableDeep } from './printable.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

export function calibrationPage(made: Calibration, page: Page): string {
  return `${stack([
    heading(titleOf(made), page),
    intervalsPart(made, page),
    rivalsPart(made, page),
    pitPart(made, page),
    conflictsPart(made, page),
    paragraph(diagnosticsLine(made), page.columns, 0),
  ]).join('\n')}\n`;
}

function titleOf({ method, n, byConflict }: Calibration): string {
  const of = `${plural(n, 'settled claim')} of ${plural(byConflict.length, 'conflict')}`;
  return method === 'fitted-elsewhere'
    ? `${of}, predicted by a record of other pairs`
    : `${of}, each conflict predicted by a record that never saw it`;
}

function intervalsPart(made: Calibration, page: Page): readonly string[] {
  const { coverage, exact, lowerBounds, coverageLowerBound, medianWidthLog } = made;
  const lines: string[] = [];
  if (coverage !== null && medianWidthLog !== null) {
    const rows = LEVELS_OF_COVERAGE.map((level) => ({
      cells: [share(Number(level)), share(coverage[level], 1)],
    }));
    lines.push(...table(INTERVALS, rows, page));
    lines.push(
      ...paragraph(
        `Of ${plural(exact, 'truth')} known as a number. Half of the 90 % intervals span more than a factor of ${factor(medianWidthLog)}.`,
        page.columns,
        0,
      ),
    );
  }
  if (coverageLowerBound !== null)
    lines.push(
      ...paragraph(
        `Of ${plural(lowerBounds, 'truth')} known only from below, ${share(coverageLowerBound)} lie at or under the upper end of the 90 % interval.`,
        page.columns,
        0,
      ),
    );
  return lines;
}

const INTERVALS: readonly Column[] = [
  { head: 'intervals meant to hold', align: 'right', gives: true },
  { head: 'held', align: 'right' },
];

const RIVALS: readonly Column[] = [
  { head: 'prediction', gives: true },
  { head: 'log score', align: 'right' },
  { head: 'CRPS', align: 'right' },
  { head: '90 % held', align: 'right' },
  { head: 'factor', align: 'right' },
  { head: 'p', align: 'right' },
];

function rivalsPart(made: Calibration, page: Page): readonly string[] {
  const cellsOf = (name: string, one: Summary, p: string): readonly string[] => [
    name,
    one.logScore.toFixed(3),
    one.crps === null ? '–' : one.crps.toFixed(1),
    one.coverage === null ? '–' : share(one.coverage['0.9'], 1),
    one.medianWidthLog === null ? '–' : factor(one.medianWidthLog),
    p,
  ];
  const rows = [
    { cells: cellsOf('the record', made, ''), paint: page.tone.strong },
    ...made.baselines.map((one) => ({ cells: cellsOf(one.name, one, one.pairedP.toFixed(3)) })),
  ];
  return [
    ...table(RIVALS, rows, page),
    ...paragraph(
      'Scores: lower is better. p: the chance of a difference in log score as large, if neither were better in any conflict.',
      page.columns,
      0,
    ),
  ];
}

const BAR = 40;

function pitPart({ pit, exact }: Calibration, page: Page): readonly string[] {
  if (exact === 0) return [];
  const most = Math.max(...pit.histogram);
  const bars = pit.histogram.map((n, k) => {
    const label = `${k * 10}–${(k + 1) * 10} %`.padStart(9);
    return `${label}  ${'█'.repeat(Math.round((BAR * n) / most)).padEnd(BAR)}  ${n.toFixed(1)}`;
  });
  const even = (exact / pit.histogram.length).toFixed(1);
  return [
    ...paragraph(
      `Where the truth fell in its forecast, from low to high; ${even} in each tenth if all is right:`,
      page.columns,
      0,
    ),
    ...bars,
  ];
}

const CONFLICTS: readonly Column[] = [
  { head: 'conflict', gives: true },
  { head: 'claims', align: 'right' },
  { head: 'known', align: 'right' },
  { head: '90 % held', align: 'right' },
  { head: 'log score', align: 'right' },
  { head: 'against the best simple one', align: 'right' },
];

function conflictsPart({ byConflict, baselines }: Calibration, page: Page): readonly string[] {
  const best = baselines.reduce((least, one) => (one.logScore < least.logScore ? one : least));
  const rows = byConflict.map(({ conflict, n, exact, coverage, logScore, against }) => ({
    cells: [
      printable(conflict),
      `${n}`,
      `${exact}`,
      coverage === null ? '–' : share(coverage['0.9']),
      logScore.toFixed(2),
      signed(against[best.name] ?? 0),
    ],
  }));
  return [
    ...table(CONFLICTS, printableDeep(rows), page),
    ...paragraph(`The best simple one: ${best.name}.`, page.columns, 0),
  ];
}

function diagnosticsLine({ diagnostics: { fits, rhatMax, essBulkMin, essTailMin } }: Calibration): string {
  const ess = Math.floor(Math.min(essBulkMin, essTailMin));
  return `${plural(fits, 'fit')} of four chains; R-hat at most ${rhatMax.toFixed(3)}, effective draws at least ${ess}.`;
}

/** A share of what was counted, not a chance: 100 % may be said. */
const share = (x: number, digits = 0): string => `${(100 * x).toFixed(digits)} %`;

const factor = (widthLog: number): string => {
  const x = Math.exp(widthLog);
  return x < 10 ? x.toFixed(1) : x.toFixed(0);
};

const signed = (x: number): string => (x < 0 ? `−${(-x).toFixed(2)}` : `+${x.toFixed(2)}`);
