/** Money, one line per basis, never merged: a sum over the priced types only, and the chance that it reaches the claim. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { percent, percentAtLeast, usd } from '../../core/dossier/number-words.js';
import { heading, type Page } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

type Cost = Exclude<Assessment['cost'], { gap: unknown }>;

const BOUNDS =
  'Where a type that may have been hit has no price on a basis, the sum and the chance (≥) are lower bounds; no bound: what is priced says nothing of the claimed sum.';

export function costPart(cost: Cost, claimed: readonly number[], page: Page): readonly string[] {
  const shape: readonly Column[] = [
    { head: 'basis', gives: true },
    { head: '5 %', align: 'right' },
    { head: 'median', align: 'right' },
    { head: '95 %', align: 'right' },
    ...claimed.map((sum): Column => ({ head: `≥ ${usd(sum)}`, align: 'right' })),
  ];
  const rows = cost.byBasis.flatMap(({ basis, label, q05, q50, q95, exceedance }) => {
    const reached = claimed.map((sum) => {
      const at = exceedance.find((point) => point.usd === sum);
      return at === undefined ? '' : (label === undefined ? percent : percentAtLeast)(at.probability);
    });
    const cells = [basis, usd(q05), usd(q50), usd(q95), ...reached];
    const under = [...(label === undefined ? [] : [label]), ...decisive(cost, basis)];
    return [{ cells }, ...under.map((text) => ({ under: paragraph(text, page.columns, 2).map(page.tone.faint) }))];
  });
  if (rows.length === 0) {
    const why = 'gap' in cost.sensitivity ? cost.sensitivity.gap.detail : 'no type that may have been hit has a price';
    return [
      ...heading('What it cost', page),
      ...paragraph(`– no source: ${why}`, page.columns, 2).map(page.tone.faint),
    ];
  }
  const year = typeof cost.priceYear === 'number' ? `USD of ${cost.priceYear}` : 'USD of no common year';
  return [
    ...heading(`What it cost, by basis, in ${year} (${cost.scenario} scenario)`, page),
    ...table(shape, rows, page),
    ...(cost.byBasis.some(({ label }) => label !== undefined)
      ? paragraph(BOUNDS, page.columns, 0).map(page.tone.faint)
      : []),
  ];
}

/** What the spread of a basis is made of, the two largest parts. */
function decisive({ sensitivity }: Cost, basis: string): readonly string[] {
  if ('gap' in sensitivity) return [];
  const [first, second] = sensitivity.filter((share) => share.basis === basis);
  if (!first) return [];
  const part = ({ input, totalEffect }: typeof first): string =>
    `${input} (${Math.round(100 * Math.min(1, Math.max(0, totalEffect)))} %)`;
  return [`spread: ${[first, ...(second ? [second] : [])].map(part).join(', then ')}`];
}

/** The sums claimed for the whole strike, ascending, at most three: what the curves are read against. */
export function claimedSums({ claims }: Assessment): readonly number[] {
  const values = claims.entries.filter(({ measure, unit }) => measure === 'value' && unit === 'usd');
  const headline = values.filter((entry) => entry.headline);
  const sums = (headline.length > 0 ? headline : values).flatMap(({ low, high }) => low ?? high ?? []);
  return [...new Set(sums)].sort((a, b) => a - b).slice(-3);
}
