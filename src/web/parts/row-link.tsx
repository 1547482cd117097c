/** Where a row stands, one click from the row itself. */
import type { RowPlace } from '../../core/case.js';
import { say } from '../words/say.js';
import { Num } from './num.js';

export function RowLink({ row: { table, line } }: { readonly row: RowPlace }) {
  return (
    <Num of={`row/${table}/${line}`} look="quiet">
      {say('drawer.row', { table, line })}
    </Num>
  );
}
