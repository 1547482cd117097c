/** A cost model on one page: the chances of the sums, the quantiles, and what the spread is made of. */
import type { ExpertWeight } from '../../core/cost/model/experts.js';
import type { CostModel } from '../../core/cost/model/model.js';
import type { ModelCost } from '../../core/cost/model/weigh-model.js';
import { grouped, percent } from '../../core/dossier/number-words.js';
import { heading, type Page, stack } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

export function costModelPage(
  model: CostModel,
  found: ModelCost,
  experts: readonly ExpertWeight[],
  page: Page,
): string {
  const { q05, q50, q95 } = found.quantiles;
  const facts = [
    model.unit ?? 'unit not stated',
    model.basis === null ? 'basis not stated' : `basis ${model.basis}`,
    model.priceYear === null ? 'price year not stated' : `prices of ${model.priceYear}`,
    model.correlation === null ? 'items independent' : 'items correlated as given',
  ].join(' · ');
  const title = `${model.name}: ${amount(q05)} to ${amount(q95)} in nine chances of ten, middle ${amount(q50)}, mean ${amount(found.mean)}`;
  const lines = stack([
    [...heading(title, page), ...paragraph(facts, page.columns, 0).map(page.tone.faint)],
    chances(found, page),
    spread(found, page),
    misfits(model, page),
    weights(experts, page),
    paragraph(`${found.method}; the mean is exact.`, page.columns, 0).map(page.tone.faint),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Three significant digits, thousands apart. */
function amount(x: number): string {
  const rounded = Number(x.toPrecision(3));
  return Math.abs(rounded) >= 100 ? grouped(rounded) : String(rounded);
}

function chances({ exceedance }: ModelCost, page: Page): readonly string[] {
  const shape: readonly Column[] = [
    { head: 'at least', align: 'right' },
    { head: 'chance', align: 'right' },
    { head: '', gives: true },
  ];
  const rows = exceedance.map(({ at, probability, mcse }) => ({
    cells: [amount(at), percent(probability, mcse), page.tone.faint('█'.repeat(Math.round(BAR * probability)))],
  }));
  return [...heading('How likely each sum is', page), ...table(shape, rows, page)];
}
const BAR = 30;

function spread({ sensitivity }: ModelCost, page: Page): readonly string[] {
  const isDependent = sensitivity.some(({ shapley }) => shapley !== null);
  const shape: readonly Column[] = [
    { head: 'item', gives: true },
    { head: 'alone', align: 'right' },
    { head: 'total', align: 'right' },
    { head: '95 %', align: 'right' },
    ...(isDependent ? [{ head: 'Shapley', align: 'right' } as const] : []),
  ];
  const key = (share: ModelCost['sensitivity'][number]): number => share.shapley?.value ?? share.total;
  const rows = [...sensitivity]
    .sort((a, b) => key(b) - key(a))
    .map(({ input, firstOrder, total, q025, q975, shapley }) => ({
      cells: [
        input,
        part(firstOrder),
        part(total),
        `${part(q025)} to ${part(q975)}`,
        ...(isDependent ? [shapley === null ? '' : part(shapley.value)] : []),
      ],
    }));
  const legend = isDependent
    ? 'Alone: the share of the variance that goes when the item is known, with all that goes along with it. Total: the share left when only the item is unknown. Shapley: what belongs to it when the common part is shared out; adds up to 100 %.'
    : 'Alone: the share of the variance that goes when the item is known. Total: the share left when only the item is unknown.';
  return [
    ...heading('What the spread is made of', page),
    ...table(shape, rows, page),
    ...paragraph(legend, page.columns, 0).map(page.tone.faint),
  ];
}

const part = (x: number): string => `${(100 * Math.max(0, x)).toFixed(1)} %`;

function misfits({ items }: CostModel, page: Page): readonly string[] {
  const lines = items
    .filter(({ misfit }) => misfit.length > 0)
    .flatMap(({ name, misfit }) => {
      const points = misfit.map(
        ({ p, stated, fitted }) => `p${Math.round(100 * p)} ${amount(stated)} fitted as ${amount(fitted)}`,
      );
      return paragraph(`${name}: ${points.join(', ')}`, page.columns, 2, '·');
    });
  return lines.length === 0 ? [] : [...heading('Where the distribution misses what was stated', page), ...lines];
}

function weights(experts: readonly ExpertWeight[], page: Page): readonly string[] {
  if (experts.length === 0) return [];
  const lines = experts.flatMap(({ name, weight, reason }) =>
    paragraph(`${name}: ${part(weight)} (${reason})`, page.columns, 2, '·'),
  );
  return [...heading('How the experts are weighed', page), ...lines];
}
