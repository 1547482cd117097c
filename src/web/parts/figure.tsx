/**
 * The frame of every chart: the finding as its title, a sentence under it, the chart, the same as a table one key away
 * ("t"), how it was computed, and the source. See README.md in this folder.
 */
import { type ReactNode, useId, useState } from 'react';
import { Say, say } from '../words/say.js';
import css from './figure.module.css';
import { useTableKey } from './use-table-key.js';

type Props = {
  /** the finding, as a sentence */
  readonly title: string;
  readonly sentence: ReactNode;
  readonly chart: ReactNode;
  /** the accessible equivalent: one or more `<DataTable>` */
  readonly table: ReactNode;
  readonly method: ReactNode;
  readonly source: string;
  /** toggles of this chart */
  readonly controls?: ReactNode;
  readonly legend?: ReactNode;
  readonly stale?: boolean;
};

export function Figure({ title, sentence, chart, table, method, source, controls, legend, stale }: Props) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const ref = useTableKey(() => setAsTable((shown) => !shown));
  return (
    <figure ref={ref} className={css.figure} aria-labelledby={id} data-figure>
      <figcaption>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        <p className={css.sentence}>{sentence}</p>
      </figcaption>
      {controls && <div className={css.controls}>{controls}</div>}
      <div className={stale ? `${css.body} ${css.stale}` : css.body} aria-busy={stale ?? false}>
        {asTable ? <div className={css.tables}>{table}</div> : chart}
        {stale && <span className={css.recomputing}>{say('recomputing')}</span>}
      </div>
      {!asTable && legend}
      <div className={css.foot}>
        <button type="button" className={css.link} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          <Say of={asTable ? 'figure.chart' : 'figure.table'} /> <kbd>t</kbd>
        </button>
        <details className={css.method}>
          <summary>
            <Say of="figure.method" />
          </summary>
          <div>{method}</div>
        </details>
        <p className={css.source}>{source}</p>
      </div>
    </figure>
  );
}
