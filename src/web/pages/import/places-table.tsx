/** Places of a three-way difference in rows: as it was, in the case, in the folder; the text that shall stand is chosen in its cell. */
import { useId } from 'react';
import { type MergePlace, standsIn, standsOf } from '../../../core/casefile/merge-places.js';
import type { Cells } from '../../../core/casefile/row-edit.js';
import type { Stand } from '../../../core/casefile/settle.js';
import { DataTable } from '../../parts/data-table.js';
import { say } from '../../words/say.js';
import css from './import.module.css';

type Props = {
  readonly places: readonly MergePlace[];
  readonly side: MergePlace['side'];
  readonly chosen: ReadonlyMap<string, Stand>;
  readonly choose: (places: readonly MergePlace[], stand: Stand) => void;
};

const STANDS: readonly Stand[] = ['was', 'mine', 'theirs'];

export function PlacesTable({ places, side, chosen, choose }: Props) {
  const group = useId();
  const isAnswered = side !== 'both';
  return (
    <>
      {isAnswered && places.length > 1 && (
        <p className={css.all}>
          {say('apart.all')}{' '}
          {(side === 'conflict' ? STANDS : (['was', side] as const)).map((stand) => (
            <button key={stand} type="button" onClick={() => choose(places, stand)}>
              {say(`apart.stand.${stand}`)}
            </button>
          ))}
        </p>
      )}
      <DataTable
        caption={say(`apart.rows.${side}`)}
        columns={[
          { head: say('apart.place'), cell: (place: MergePlace) => placeWords(place), rowHead: true },
          ...STANDS.map((stand) => ({
            head: say(`apart.stand.${stand}`),
            cell: (place: MergePlace) => {
              const text = textAt(place, stand);
              if (!isAnswered || !place.isOpen) return text;
              if (!standsOf(place).includes(stand)) return <span className={css.same}>{say('apart.same')}</span>;
              return (
                <label className={css.answer}>
                  <input
                    type="radio"
                    name={`${group} ${place.name}`}
                    checked={standing(place, chosen) === stand}
                    aria-label={say('apart.answer', {
                      ...{ stand: say(`apart.stand.${stand}`), value: text, place: placeWords(place) },
                    })}
                    onChange={() => choose([place], stand)}
                  />
                  <span>{text}</span>
                </label>
              );
            },
          })),
        ]}
        rows={places}
        keyOf={({ name }) => name}
      />
    </>
  );
}

const standing = (place: MergePlace, chosen: ReadonlyMap<string, Stand>): Stand | null =>
  chosen.get(place.name) ?? (place.side === 'conflict' ? null : standsIn(place));

function placeWords({ of }: MergePlace): string {
  if (of.kind === 'property') return `${say('apart.property')} ${of.property}`;
  return `${of.table} ${of.key.join(' ')} ${of.kind === 'cell' ? of.column : say('apart.row')}`;
}

function textAt({ of }: MergePlace, stand: Stand): string {
  if (of.kind === 'cell') return of[stand] || say('apart.blank');
  if (of.kind === 'property') return of[stand] === null ? say('apart.blank') : JSON.stringify(of[stand]);
  const row = of[stand];
  return row === null ? say('apart.absent') : rowText(row, [of.was, of.mine, of.theirs]);
}

/** Only the cells in which the sides that have the row differ; all that are filled where they do not. */
function rowText(row: Cells, sides: readonly (Cells | null)[]): string {
  const there = sides.filter((side) => side !== null);
  const differ = Object.keys(row).filter((column) =>
    there.some((side) => (side[column] ?? '') !== (row[column] ?? '')),
  );
  const columns = differ.length > 0 ? differ : Object.keys(row).filter((column) => row[column] !== '');
  return columns.map((column) => `${column}: ${row[column] || say('apart.blank')}`).join(' · ');
}
