/** Where a row stands, one click from the row itself. */
import type { RowPlace } from '../../core/case.js';
import { say } from '../words/say.js';
import { Num } from './num.js';
import css from './row-link.module.css';

export function RowLink({ row: { table, line } }: { readonly row: RowPlace }) {
  return (
    <Num of={`row/${table}/${line}`} look="quiet" className={css.row}>
      {say('drawer.row', { table, line })}
    </Num>
  );
}
