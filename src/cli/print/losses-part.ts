/** What was seen and what is likely behind it: one plumb chart per verb, titled by its finding. */
import type { Quantity } from '../../core/claims/result.js';
import type { Assessment } from '../../core/dossier/assessment.js';
import { percent, span } from '../../core/dossier/number-words.js';
import { SCENARIOS } from '../../core/losses/result.js';
import { chartOf, DOTS, KEYS, type Losses } from './chart-of.js';
import { heading, type Page } from './page.js';
import { plumbChart } from './plumb-chart.js';
import { paragraph } from './width.js';

export function lossesPart(assessment: Assessment, losses: Losses, quantity: Quantity, page: Page): readonly string[] {
  if (!losses.scenarios.some(({ byCell }) => byCell.some(({ looked }) => looked)))
    return unlooked(losses, quantity, page);
  const chart = chartOf(assessment, losses, quantity);
  return [
    ...heading(finding(losses, quantity), page),
    ...plumbChart(chart, page.columns, page.tone),
    ...paragraph(legend(losses, quantity), page.columns, 1).map(page.tone.faint),
  ];
}

const WORDS: Readonly<Record<Quantity, { readonly title: string; readonly bobs: string }>> = {
  destroyed: { title: 'Destroyed', bobs: '◆ destroyed or beyond repair' },
  hit: { title: 'Hit', bobs: '◇ hit, ◈ damaged or destroyed' },
};

/** Where no image is read, nothing hangs over anything: what stood there and the prior are all there is. */
function unlooked({ scenarios }: Losses, quantity: Quantity, page: Page): readonly string[] {
  const { state } = KEYS[quantity];
  const lines = scenarios.map(({ name, unseen }) => {
    const { q05, q50, q95 } = unseen[state];
    return ` ${name.padEnd(9)} ${q50} (${span(q05, q95)})`;
  });
  const words =
    'No image that shows it is read by this day. The numbers are what is held possible of all that stood there before anything is seen: the median and (nine chances in ten).';
  return [
    ...heading(`${WORDS[quantity].title}: no image is read; anything is possible within what stood there`, page),
    ...lines,
    ...paragraph(words, page.columns, 1).map(page.tone.faint),
  ];
}

function finding({ floor, scenarios }: Losses, quantity: Quantity): string {
  const { state, floor: key } = KEYS[quantity];
  const seen = `${WORDS[quantity].title}: ${floor[key]} read in images`;
  const [best, worst] = [scenarios[0]?.total[state], scenarios.at(-1)?.total[state]];
  if (!best || !worst) return seen;
  return `${seen}; ${span(best.q05, best.q95)} if images show well, ${span(worst.q05, worst.q95)} if badly`;
}

function legend({ floor }: Losses, quantity: Quantity): string {
  const key = KEYS[quantity].floor;
  const sure = SCENARIOS.map((name) => `${percent(floor.probability[name][key])} ${name}`).join(', ');
  return (
    `Each dot is one chance in ${DOTS}; beside the dots, the median and (nine chances in ten). ` +
    `${WORDS[quantity].bobs}; ╶▸ at least, ◂╴ at most. ` +
    `The floor is read, not certain; the chance of at least ${floor[key]}: ${sure}.`
  );
}
