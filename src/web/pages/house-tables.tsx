/** Houses that ask one question: each against itself, and how far each lies from the mean of all before the strike. */
import type { HouseEffects } from '../../core/perception/result.js';
import { DataTable } from '../parts/data-table.js';
import { oneDecimal } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

export function HouseTables({ houses }: { readonly houses: readonly HouseEffects[] }) {
  return (
    <>
      <h2>{say('perception.houses')}</h2>
      <p className={css.lede}>{say('perception.houses.lede')}</p>
      {houses.map(({ question, houses: own, change, standardError, smallestDetectable }) => (
        <DataTable
          key={question}
          caption={say('perception.houses.change', {
            question,
            change: oneDecimal(100 * change),
            error: oneDecimal(100 * standardError),
            least: oneDecimal(100 * smallestDetectable),
          })}
          rows={own}
          keyOf={({ indicator }) => indicator}
          columns={[
            { head: say('perception.house'), rowHead: true, cell: ({ house }) => house },
            {
              head: say('perception.offset'),
              figures: true,
              cell: (of) =>
                say('fleet.meanRange', {
                  mean: oneDecimal(100 * of.offset),
                  low: oneDecimal(100 * (of.offset - 1.96 * of.standardError)),
                  high: oneDecimal(100 * (of.offset + 1.96 * of.standardError)),
                }),
            },
          ]}
        />
      ))}
    </>
  );
}
