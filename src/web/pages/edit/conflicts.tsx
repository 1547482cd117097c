/** Places two people changed to different ends: both sides in full, and a choice for each. */
import { useMemo, useState } from 'react';
import type { Draft } from '../../../core/casefile/draft.js';
import { conflictName, type DraftConflict, rebaseDraft, type Side } from '../../../core/casefile/rebase-draft.js';
import type { Cells } from '../../../core/casefile/row-edit.js';
import { say } from '../../words/say.js';
import type { Base } from './base.js';
import css from './edit.module.css';

type Props = {
  readonly mine: Draft;
  readonly newer: Base;
  readonly onSettle: (newer: Base, settled: ReadonlyMap<string, Side>) => void;
};

export function Conflicts({ mine, newer, onSettle }: Props) {
  const conflicts = useMemo(() => rebaseDraft(mine, newer.draft, new Map()).unsettled, [mine, newer]);
  const [settled, setSettled] = useState<ReadonlyMap<string, Side>>(new Map());
  const isSettled = conflicts.every((conflict) => settled.has(conflictName(conflict)));
  const choose = (name: string, side: Side): void => setSettled(new Map(settled).set(name, side));
  return (
    <section className={css.conflicts} aria-labelledby="conflicts">
      <h2 id="conflicts">{say('conflict.title', { n: conflicts.length })}</h2>
      <p>{say('conflict.lede')}</p>
      {conflicts.map((conflict) => {
        const name = conflictName(conflict);
        return (
          <fieldset key={name}>
            <legend>{placeOf(conflict)}</legend>
            <p>
              <span>{say('conflict.was')}</span> {shown(conflict, 'was')}
            </p>
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side}>
                <input
                  type="radio"
                  name={name}
                  checked={settled.get(name) === side}
                  onChange={() => choose(name, side)}
                />
                <span>{say(`conflict.${side}`)}</span> {shown(conflict, side)}
              </label>
            ))}
          </fieldset>
        );
      })}
      <div className={css.tools}>
        {conflicts.length > 1 && (
          <>
            <span>{say('conflict.all')}</span>
            {(['mine', 'theirs'] as const).map((side) => (
              <button
                key={side}
                type="button"
                onClick={() => setSettled(new Map(conflicts.map((conflict) => [conflictName(conflict), side])))}
              >
                {say(`conflict.${side}`)}
              </button>
            ))}
          </>
        )}
        <button type="button" disabled={!isSettled} onClick={() => onSettle(newer, settled)}>
          {say('conflict.goOn')}
        </button>
      </div>
    </section>
  );
}

function placeOf(conflict: DraftConflict): string {
  const place = { table: conflict.table, key: conflict.key.join(' ') };
  return conflict.kind === 'cell'
    ? say('conflict.place', { ...place, column: conflict.column })
    : say('conflict.row', place);
}

function shown(conflict: DraftConflict, side: 'was' | Side): string {
  if (conflict.kind === 'cell') return conflict[side] || say('conflict.blank');
  const row = conflict[side];
  return row === null ? say('conflict.absent') : rowText(row, conflict);
}

/** Only the cells in which the sides differ. */
function rowText(row: Cells, { was, mine, theirs }: Extract<DraftConflict, { kind: 'row' }>): string {
  const sides = [was, mine, theirs].filter((side) => side !== null);
  const differ = Object.keys(row).filter((column) =>
    sides.some((side) => (side[column] ?? '') !== (row[column] ?? '')),
  );
  const columns = differ.length > 0 ? differ : Object.keys(row).filter((column) => row[column] !== '');
  return columns.map((column) => `${column}: ${row[column] || say('conflict.blank')}`).join(' · ');
}
