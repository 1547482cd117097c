/** What a set assumes of money, in the words of its sources; of two sets what both say, and what only one does. */
import type { Assumptions } from '../../core/assumptions.js';
import type { AssumedPrice, CostBook } from '../../core/cost/cost-book.js';
import { say } from '../words/say.js';

export function CostDifferences({ a, b }: { readonly a: Assumptions; readonly b: Assumptions | null }) {
  const [inA, inB] = [said(a.costBook), said(b?.costBook)];
  const lists =
    b === null
      ? [{ head: a.name, lines: inA }]
      : [
          { head: say('cost.assumed.only', { name: a.name }), lines: inA.filter((line) => !inB.includes(line)) },
          { head: say('cost.assumed.only', { name: b.name }), lines: inB.filter((line) => !inA.includes(line)) },
          { head: say('cost.assumed.both'), lines: inA.filter((line) => inB.includes(line)) },
        ];
  const isSame = b !== null && inA.length === inB.length && inA.every((line) => inB.includes(line));
  return (
    <>
      <h3>{say('cost.assumed.what')}</h3>
      {isSame && <p>{say('cost.assumed.same')}</p>}
      {lists
        .filter(({ lines }) => lines.length > 0)
        .map(({ head, lines }) => (
          <div key={head}>
            <p>
              <b>{head}</b>
            </p>
            <ul>
              {lines.map((line, i) => (
                <li key={i}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
    </>
  );
}

/** One line for each thing assumed. */
function said(book: CostBook = {}): readonly string[] {
  const { prices = [], routes = [], rates = [], damagedShare, priceDependence, horizonYears } = book;
  return [
    ...prices.map((price) =>
      say('cost.assumed.price', { ...money(price), basis: price.basis.replaceAll('_', ' '), source: price.source }),
    ),
    ...routes.map(({ route, months, available, ...price }) =>
      say('cost.assumed.route', {
        ...money(price),
        route: route.replaceAll('_', ' '),
        months: months ?? say('cost.assumed.unstated'),
        available: available ?? say('cost.assumed.unstated'),
        source: price.source,
      }),
    ),
    ...rates.map((rate) => say('cost.assumed.rate', rate)),
    ...(damagedShare ? [say('cost.assumed.damage', damagedShare)] : []),
    ...(priceDependence ? [say('cost.assumed.dependence', priceDependence)] : []),
    ...(horizonYears ? [say('cost.assumed.horizon', horizonYears)] : []),
  ];
}

const money = ({ type, low, high, unit, priceYear }: Omit<AssumedPrice, 'basis'>) => ({
  type,
  low,
  high,
  unit: unit.replaceAll('_', ' '),
  year: String(priceYear),
});
