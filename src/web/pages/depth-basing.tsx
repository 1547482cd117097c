/** Where each type stood before the strike and after, from the case's own rows, and what that did to the distance. */
import type { Basing, TypeBasing } from '../../core/depth/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { oneDecimal, whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

export function DepthBasing({ basing }: { readonly basing: Basing }) {
  const { theCase } = useModel().run;
  const nameOf = (id: string): string => theCase.sites.find((site) => site.id === id)?.name ?? id;
  const placed = basing.byType.filter(({ before, after }) => before.length + after.length > 0);
  const listed = (counts: TypeBasing['before']) =>
    counts.length === 0
      ? say('depth.basing.none')
      : counts
          .map(({ site, count, day }) =>
            say('depth.basing.count', { site: nameOf(site), n: count, day: dayWords(day) }),
          )
          .join('; ');
  return (
    <>
      <h2>{say('depth.basing')}</h2>
      <p className={css.lede}>{say('depth.basing.lede')}</p>
      <DataTable
        caption={say('depth.basing')}
        rows={placed}
        keyOf={({ type }) => type}
        columns={[
          { head: say('cost.type'), cell: ({ type }) => type, rowHead: true },
          { head: say('depth.basing.before'), prose: true, cell: ({ before }) => listed(before) },
          { head: say('depth.basing.after'), prose: true, cell: ({ after }) => listed(after) },
          {
            head: say('depth.basing.bases'),
            figures: true,
            cell: ({ was, is }) =>
              say('depth.basing.change', {
                was: isGap(was) ? say('depth.unknown') : oneDecimal(was.effectiveBases),
                is: isGap(is) ? say('depth.unknown') : oneDecimal(is.effectiveBases),
              }),
          },
          {
            head: say('depth.basing.shift'),
            prose: true,
            cell: ({ type, meanShiftKm }) =>
              isGap(meanShiftKm) ? (
                <span className={css.gap}>{meanShiftKm.detail}</span>
              ) : (
                <Num of={`depth/basing/${type}`} look="quiet">
                  {say(meanShiftKm >= 0 ? 'depth.farther' : 'depth.nearer', {
                    km: whole(Math.round(Math.abs(meanShiftKm) / 10) * 10),
                  })}
                </Num>
              ),
          },
        ]}
      />
      {basing.moves.length > 0 && (
        <>
          <h3>{say('depth.moves')}</h3>
          <ul className={css.moves}>
            {basing.moves.map(({ row, date, event }) => (
              <li key={row.line}>
                <Num of={`depth/move/${row.line}`} look="quiet">
                  {dayWords(date)}
                </Num>
                {': '}
                {event}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
