/** What was seen and what is likely behind it: one plumb chart per verb, titled by its finding. */
import type { Quantity } from '../../core/claims/result.js';
import type { Assessment } from '../../core/dossier/assessment.js';
import { chartOf, DOTS, type Losses } from './chart-of.js';
import { span } from './number-words.js';
import { heading, type Page } from './page.js';
import { plumbChart } from './plumb-chart.js';
import { paragraph } from './width.js';

export function lossesPart(assessment: Assessment, losses: Losses, quantity: Quantity, page: Page): readonly string[] {
  const chart = chartOf(assessment, losses, quantity);
  return [
    ...heading(finding(losses, quantity), page),
    ...plumbChart(chart, page.columns, page.tone),
    ...paragraph(legend(quantity), page.columns, 1).map(page.tone.faint),
  ];
}

function finding({ floor, scenarios }: Losses, quantity: Quantity): string {
  const [good, , poor] = scenarios;
  const state = quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED';
  const seen = quantity === 'destroyed' ? floor.destroyed : floor.damagedOrDestroyed;
  const title = quantity === 'destroyed' ? 'Destroyed' : 'Hit';
  if (!good || !poor) return `${title}: ${seen} read in images`;
  const [best, worst] = [good.total[state], poor.total[state]];
  return `${title}: ${seen} read in images; ${span(best.q05, best.q95)} if images show well, ${span(worst.q05, worst.q95)} if badly`;
}

function legend(quantity: Quantity): string {
  const bobs = quantity === 'destroyed' ? '◆ destroyed or beyond repair' : '◇ hit, ◈ damaged or destroyed';
  return `Each dot is one chance in ${DOTS}; beside the dots, the median and (nine chances in ten). ${bobs}; ╶▸ at least, ◂╴ at most.`;
}
