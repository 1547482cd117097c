/** The table behind a chart, or on its own: a caption, headed columns, figures flush, and a scroll of its own if wide. */
import type { ReactNode } from 'react';
import css from './data-table.module.css';
import { Paged } from './paged.js';

export type Column<Row> = {
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** figures stand flush at the end */
  readonly figures?: boolean;
  /** prose: never narrower than a few words */
  readonly prose?: boolean;
  /** names the row for a screen reader */
  readonly rowHead?: boolean;
};

export type Table<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/** More than that nobody reads at once, and a page with them is slow to the hand. */
const MOST = 200;

export function DataTable<Row>(table: Table<Row>) {
  return (
    <Paged rows={table.rows} most={MOST} label={table.caption}>
      {(rows) => <Rows {...table} rows={rows} />}
    </Paged>
  );
}

function Rows<Row>({ caption, columns, rows, keyOf }: Table<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={caption}>
      <table className={css.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col" className={column.figures ? css.figures : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, i) => {
                const className = column.figures ? css.figures : column.prose ? css.prose : undefined;
                return column.rowHead ? (
                  <th key={i} scope="row" className={className}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={i} className={className}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
