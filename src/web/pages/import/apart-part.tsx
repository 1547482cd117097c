/** What a folder and its case each changed since they were one, place by place; what shall stand is said here and saved as a revision. */
import { useMemo, useRef, useState } from 'react';
import type { ImportChoice, WentApart } from '../../../client/case-calls.js';
import { decisionsOf, type MergePlace, mergePlaces } from '../../../core/casefile/merge-places.js';
import type { Stand } from '../../../core/casefile/settle.js';
import { type Key, say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './import.module.css';
import { PlacesTable } from './places-table.js';

type Props = {
  readonly apart: WentApart;
  readonly isSending: boolean;
  readonly onChoose: (choice: Omit<ImportChoice, 'on'>) => void;
};

const GROUPS = ['conflict', 'theirs', 'mine', 'both'] as const;
const LEDES: Readonly<Partial<Record<(typeof GROUPS)[number], Key>>> = {
  conflict: 'apart.conflict.lede',
  theirs: 'apart.oneSided.lede',
  mine: 'apart.oneSided.lede',
};

export function ApartPart({ apart, isSending, onChoose }: Props) {
  const { newest, folder } = apart;
  const first = useRef(newest.revision);
  const { places, files } = useMemo(() => mergePlaces(apart), [apart]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Stand>>(new Map());
  const [note, setNote] = useState('');
  const choose = (some: readonly MergePlace[], stand: Stand): void =>
    setChosen(new Map([...chosen, ...some.map(({ name }) => [name, stand] as const)]));
  const conflicts = places.filter(({ side }) => side === 'conflict');
  const open = conflicts.filter(({ name, isOpen }) => isOpen && !chosen.has(name)).length;
  const isWhole = conflicts.some(({ isOpen }) => !isOpen) || files.some(({ side }) => side === 'conflict');
  const send = (take: ImportChoice['take']): void =>
    onChoose({
      ...{ take, note: note.trim() || undefined },
      ...(take === 'both' ? { settle: decisionsOf(places, chosen) } : {}),
    });
  return (
    <>
      <h1>{say('apart.title', { title: newest.title })}</h1>
      <p className={pages.lede}>
        {say('apart.lede', { folder: String(folder.revision), newest: String(newest.revision) })}
      </p>
      {first.current !== newest.revision && (
        <p role="alert">{say('apart.again', { newest: String(newest.revision) })}</p>
      )}
      {GROUPS.map((side) => {
        const own = places.filter((place) => place.side === side);
        const lede = LEDES[side];
        if (own.length === 0) return null;
        return (
          <section
            key={side}
            aria-labelledby={`apart-${side}`}
            className={side === 'conflict' ? css.conflicts : css.group}
          >
            <h2 id={`apart-${side}`}>{say(`apart.${side}`, { n: own.length })}</h2>
            {lede && <p className={pages.note}>{say(lede)}</p>}
            <PlacesTable places={own} side={side} chosen={chosen} choose={choose} />
          </section>
        );
      })}
      {files.length > 0 && (
        <section aria-labelledby="apart-files" className={css.group}>
          <h2 id="apart-files">{say('apart.files', { n: files.length })}</h2>
          <ul className={pages.list}>
            {files.map(({ path, side }) => (
              <li key={path}>{say(`apart.files.${side}`, { path })}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="apart-end" className={css.end}>
        <h2 id="apart-end">{say('apart.end')}</h2>
        <label>
          {say('apart.note')}
          <input value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />
        </label>
        <p role="status">
          {isWhole ? say('apart.whole') : open > 0 ? say('apart.open', { n: open }) : say('apart.ready')}
        </p>
        <div className={css.takes}>
          <button type="button" disabled={isSending || isWhole || open > 0} onClick={() => send('both')}>
            {say(isSending ? 'apart.taking' : 'apart.take.both')}
          </button>
          <button type="button" disabled={isSending} onClick={() => send('folder')}>
            {say('apart.take.folder')}
          </button>
          <button type="button" disabled={isSending} onClick={() => send('edits')}>
            {say('apart.take.edits')}
          </button>
        </div>
        <p className={pages.quiet}>{say('apart.kept')}</p>
      </section>
    </>
  );
}
