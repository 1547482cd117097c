/** Polls on either side of the strike: what changed, what could have been seen, and whose fieldwork lies on both sides. */
import type { PollChange } from '../../core/perception/result.js';
import { isGap } from '../../core/problem.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { RowLink } from '../parts/row-link.js';
import { dayWords } from '../words/days.js';
import { oneDecimal, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

export function PollTable({ polls: all }: { readonly polls: readonly PollChange[] }) {
  const polls = all.filter(({ difference }) => !isGap(difference));
  const alone = all.filter(({ difference }) => isGap(difference));
  return (
    <>
      <h2>{say('perception.polls')}</h2>
      <p className={css.lede}>{say('perception.polls.lede')}</p>
      <DataTable
        caption={say('perception.polls')}
        rows={polls}
        keyOf={({ rows }) => rows.indicator}
        columns={[
          { head: say('perception.question'), prose: true, cell: ({ rows }) => rows.title, rowHead: true },
          {
            head: say('perception.before'),
            figures: true,
            cell: ({ difference }) => (isGap(difference) ? '' : said(difference.before.value, difference.before.date)),
          },
          {
            head: say('perception.after'),
            figures: true,
            cell: ({ difference }) => (isGap(difference) ? '' : said(difference.after.value, difference.after.date)),
          },
          {
            head: say('perception.change'),
            figures: true,
            cell: ({ rows, difference }) =>
              isGap(difference) ? (
                <span className={css.gap}>{difference.detail}</span>
              ) : (
                <Num of={`perception/poll/${rows.indicator}`} look="quiet">
                  {say('perception.points', { n: signed(difference.change) })}
                </Num>
              ),
          },
          {
            head: say('perception.least'),
            prose: true,
            cell: ({ difference, perVersion }) =>
              isGap(difference)
                ? ''
                : perVersion
                  ? say('perception.leastVersions', {
                      n: oneDecimal(100 * difference.smallestDetectable),
                      split: oneDecimal(100 * perVersion.smallestDetectable),
                    })
                  : say('perception.points', { n: oneDecimal(100 * difference.smallestDetectable) }),
          },
          {
            head: say('perception.fieldwork'),
            prose: true,
            cell: (poll) => fieldworkWords(poll),
          },
        ]}
      />
      {polls.length > 0 && (
        <details className={css.others}>
          <summary>{say('perception.sentences')}</summary>
          <ul className={css.sentences}>
            {polls.map(({ rows, sentence }) => (
              <li key={rows.indicator}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      {alone.length > 0 && (
        <details className={css.others}>
          <summary>{say('perception.polls.alone', { n: alone.length })}</summary>
          <ul>
            {alone.map(({ rows, sentence }) => (
              <li key={rows.indicator}>
                {sentence}{' '}
                {rows.values.map(({ row, value, date }) => (
                  <span key={row.line}>
                    {said(value, date)} <RowLink row={row} />{' '}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function fieldworkWords({ straddles, mayStraddle }: PollChange): string {
  if (!straddles) return mayStraddle ? say('perception.mayStraddle') : '';
  const { from, to, after, smallestShift } = straddles;
  const days = say('perception.straddles', { from: dayWords(from), to: dayWords(to) });
  if (smallestShift === null) return days;
  const dilution =
    smallestShift >= 1
      ? say('perception.dilution.never', { share: share(after) })
      : say('perception.dilution', { share: share(after), shift: oneDecimal(100 * smallestShift) });
  return `${days}; ${dilution}`;
}

const said = (value: number | null, date: string): string =>
  say('perception.said', { value: oneDecimal(value ?? 0), day: dayWords(date) });
const signed = (change: number): string => `${change > 0 ? '+' : ''}${oneDecimal(100 * change)}`;
