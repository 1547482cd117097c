/** What the floor counts, row by row, and what speaks of hits and is not in it. */
import type { Losses } from '../../core/losses/result.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

export function FloorTables({ losses }: { readonly losses: Losses }) {
  const { theCase } = useModel().run;
  const nameOf = (id: string): string => theCase.sites.find((site) => site.id === id)?.name ?? id;
  const { byCell, listed } = losses.floor;
  return (
    <section className={css.section}>
      <h2>{say('losses.floorRows')}</h2>
      <p className={css.note}>{say('losses.floorRows.lede')}</p>
      <DataTable
        caption={say('losses.floorRows')}
        rows={byCell}
        keyOf={(row) => `${row.site}/${row.type}/${row.state}`}
        columns={[
          { head: say('losses.site'), rowHead: true, cell: (row) => nameOf(row.site) },
          { head: say('losses.type'), cell: (row) => row.type },
          {
            head: say('losses.floor'),
            figures: true,
            cell: (row) => (
              <Num of={`floor/${row.site}/${row.type}/${row.state}`} look="quiet">
                {row.count}
              </Num>
            ),
          },
          {
            head: say('losses.state'),
            cell: (row) =>
              `${say(`quantity.${row.state === 'DESTROYED' ? 'destroyed' : 'hit'}.seen`)}, ${say(`confidence.${row.confidence}`)}`,
          },
          { head: say('cost.row'), cell: (row) => row.rows.map(({ id }) => id).join(', ') },
          { head: say('cost.use'), cell: (row) => row.why },
        ]}
      />
      <h3 className={css.next}>{say('losses.listed')}</h3>
      <p className={css.note}>{say('losses.listed.lede')}</p>
      <ul className={css.list}>
        {listed.map(({ row, what, reason }) => (
          <li key={row.id}>
            {row.id} · {what} <span className={css.quiet}>{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
