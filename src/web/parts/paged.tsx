/** A long list a page at a time: thousands of rows cost no more than a screenful, and everything can be come to by keyboard. */
import { type ReactNode, useState } from 'react';
import { say } from '../words/say.js';
import css from './paged.module.css';

type Props<Row> = {
  readonly rows: readonly Row[];
  /** rows on a page */
  readonly most?: number;
  /** what the list is of, for its buttons */
  readonly label: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
};

const PAGE = 50;

export function Paged<Row>({ rows, most = PAGE, label, children }: Props<Row>) {
  const [wanted, setWanted] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / most) - 1);
  // A filter may have left fewer pages than the one that was open.
  const page = Math.min(wanted, last);
  const from = page * most;
  const shown = rows.slice(from, from + most);
  return (
    <>
      {children(last === 0 ? rows : shown)}
      {last > 0 && (
        <nav className={css.pages} aria-label={say('paged.label', { label })}>
          <span role="status">{say('paged.where', { from: from + 1, to: from + shown.length, all: rows.length })}</span>
          <button type="button" disabled={page === 0} onClick={() => setWanted(0)}>
            {say('paged.first')}
          </button>
          <button type="button" disabled={page === 0} onClick={() => setWanted(page - 1)}>
            {say('paged.earlier')}
          </button>
          <button type="button" disabled={page === last} onClick={() => setWanted(page + 1)}>
            {say('paged.later')}
          </button>
          <button type="button" disabled={page === last} onClick={() => setWanted(last)}>
            {say('paged.last')}
          </button>
        </nav>
      )}
    </>
  );
}
