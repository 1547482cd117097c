/** At the table: arithmetic facts, what was done on which day, two models and the share of their ranges in which their signs differ. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { shares, usd } from './number-words.js';
import { gapWords, heading, type Page } from './page.js';
import { table } from './table.js';
import { paragraph } from './width.js';

type Leverage = Exclude<Assessment['leverage'], { gap: unknown }>;

export function leveragePart({ finding, facts, behaviour, absent, models }: Leverage, page: Page): readonly string[] {
  const bullet = (line: string): readonly string[] => paragraph(line, page.columns, 2, '·');
  const after = behaviour.filter(({ days }) => days >= 0);
  return [
    ...heading('At the table: two models, no score', page),
    ...paragraph(finding, page.columns, 0),
    ...breakEvenLines(facts, page),
    ...('gap' in facts.costFloor
      ? bullet(`cost of the attack: ${gapWords(facts.costFloor.gap)}`)
      : bullet(`the attack cost at least $${usd(facts.costFloor.usd)}, without what made it possible`)),
    ...after.flatMap(({ date, event, consistentWith, alsoConsistentWith }) =>
      bullet(`${date}: ${event}. Consistent with ${consistentWith}; also consistent with ${alsoConsistentWith}.`),
    ),
    ...absent.flatMap(({ gap }) => bullet(gapWords(gap))),
    ...paragraph(
      `Ranges are illustrative (bargaining: Δx* ${two(models.bargaining.shift.low)} to ${two(models.bargaining.shift.high)} of the stake, below 0 in ${shares(models.bargaining.down, models.bargaining.down)} of the box). None can be observed; bring your own with --assume.`,
      page.columns,
      0,
    ).map(page.tone.faint),
  ];
}

const two = (x: number): string => String(Number(x.toPrecision(2)));

export function breakEvenLines(
  { breakEven }: { readonly breakEven: Leverage['facts']['breakEven'] },
  page: Page,
): readonly string[] {
  if ('gap' in breakEven) return paragraph(`break-even: ${gapWords(breakEven.gap)}`, page.columns, 2, '·');
  return table(
    [
      { head: 'break-even for each drone, USD', gives: true },
      { head: 'drones', align: 'right' },
      { head: 'middle', align: 'right' },
      { head: 'nine in ten', align: 'right' },
    ],
    breakEven.map(({ basis, label, drones: { low, high }, q05, q50, q95 }) => ({
      cells: [
        label === undefined ? basis : `${basis} (at least)`,
        low === high ? `${low}` : `${low} to ${high}`,
        usd(q50),
        `${usd(q05)} to ${usd(q95)}`,
      ],
    })),
    page,
  );
}
