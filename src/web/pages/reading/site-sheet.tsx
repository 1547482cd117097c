/** What the site held beside what is marked, type by type, and its stands and individuals by name. */
import { type Dispatch, useState } from 'react';
import type { Case } from '../../../core/case.js';
import { type HeldType, heldThere, namedTwice } from '../../../core/evidence/reading/held-there.js';
import { DataTable } from '../../parts/data-table.js';
import { say } from '../../words/say.js';
import type { DeskAct, DeskState } from './desk-state.js';
import css from './reading.module.css';

type Props = {
  readonly theCase: Case;
  readonly siteId: string;
  readonly desk: DeskState;
  readonly act: Dispatch<DeskAct>;
  readonly stands: readonly string[];
  readonly addStand: (label: string) => void;
};

export function SiteSheet({ theCase, siteId, desk, act, stands, addStand }: Props) {
  const { reading, chosen } = desk;
  const held = heldThere(theCase, siteId, reading.marks);
  const site = theCase.sites.find(({ id }) => id === siteId)?.name ?? siteId;
  return (
    <section aria-labelledby="sheet">
      <h2 id="sheet" className={css.sub}>
        {say('reading.sheet', { site })}
      </h2>
      <DataTable
        caption={say('reading.sheet.caption')}
        rows={held}
        keyOf={({ type }) => type}
        columns={[
          { head: say('reading.sheet.type'), rowHead: true, cell: ({ type }) => type },
          { head: say('reading.sheet.held'), figures: true, cell: heldWords },
          { head: say('reading.sheet.marked'), figures: true, cell: ({ marked }) => marked },
          { head: say('reading.sheet.hit'), figures: true, cell: ({ hit }) => hit },
          {
            head: say('reading.sheet.none'),
            cell: ({ type, marked }) => (
              <input
                type="checkbox"
                aria-label={say('reading.sheet.none.of', { type })}
                checked={reading.none.includes(type) && marked === 0}
                disabled={marked > 0}
                onChange={({ target }) => act({ kind: 'none', type, isNone: target.checked })}
              />
            ),
          },
        ]}
      />
      {held
        .filter(({ isOver }) => isOver)
        .map(({ type, most }) => (
          <p key={type} role="alert" className={css.warning}>
            {say('reading.over', { type, n: most ?? 0 })}
          </p>
        ))}
      {namedTwice(reading.marks).map((label) => (
        <p key={label} role="alert" className={css.warning}>
          {say('reading.twice', { label })}
        </p>
      ))}
      <label className={css.check}>
        <input
          type="checkbox"
          checked={reading.isAtLeast}
          onChange={({ target }) => act({ kind: 'atLeast', isAtLeast: target.checked })}
        />{' '}
        {say('reading.sheet.atLeast')}
      </label>
      <h3 className={css.sub}>{say('reading.sheet.stands')}</h3>
      {stands.length === 0 && <p className={css.quiet}>{say('reading.sheet.stands.none')}</p>}
      <ul className={css.stands}>
        {stands.map((label) => {
          const at = reading.marks.findIndex((mark) => mark.label === label);
          return (
            <li key={label}>
              {at >= 0 ? (
                <button type="button" aria-pressed={at === chosen} onClick={() => act({ kind: 'choose', mark: at })}>
                  {say('reading.sheet.stand.taken', { label, n: at + 1 })}
                </button>
              ) : (
                <button
                  type="button"
                  disabled={chosen === null}
                  aria-label={say('reading.sheet.stand', { label })}
                  onClick={() => act({ kind: 'say', change: { label } })}
                >
                  {label}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <AddStand addStand={addStand} />
    </section>
  );
}

function AddStand({ addStand }: Pick<Props, 'addStand'>) {
  const [text, setText] = useState('');
  return (
    <form
      className={css.bar}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        addStand(text.trim());
        setText('');
      }}
    >
      <label>
        {say('reading.sheet.add')}{' '}
        <input value={text} maxLength={200} size={14} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit">{say('reading.sheet.add.do')}</button>
    </form>
  );
}

function heldWords({ most, counts }: HeldType): string {
  if (most !== null) return String(most);
  const lows = counts.flatMap(({ low }) => (low === null ? [] : [low]));
  return lows.length === 0 ? say('reading.sheet.unknown') : say('reading.sheet.open', { n: Math.max(...lows) });
}
