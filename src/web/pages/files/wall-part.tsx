/** The wall: every file of the case as a picture in a grid, filtered, moved through by arrow keys. */
import { type KeyboardEvent, useState } from 'react';
import type { WallQuery } from '../../../client/evidence-calls.js';
import { EVIDENCE_KINDS, type EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { api } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { useLast } from '../../model/use-last.js';
import { Choice } from '../../parts/choice.js';
import { DaysNote } from '../../parts/days-note.js';
import { ExposureNote } from '../../parts/exposure-note.js';
import { useOpening } from '../../parts/use-opening.js';
import { VeiledPicture } from '../../parts/veiled-picture.js';
import { Link } from '../../route/use-route.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';
import { NoFiles, Waits } from './no-files.js';

const MOST = 60;

export function WallPart() {
  const { route, view } = useModel();
  const [query, setQuery] = useState<Required<Omit<WallQuery, 'most' | 'days'>>>({ words: '', kind: 'all', from: 0 });
  const [isOpen, setOpen] = useState(false);
  const opening = useOpening();
  const { value, error } = useFetched(`${route.name} ${JSON.stringify([query, view.days])}`, () =>
    api.evidence(route.name, { ...query, most: MOST, days: view.days }),
  );
  const page = useLast(value);
  if (page === null) return <Waits error={error} what="files.loading" />;
  const { custody, rows, matched, from, total } = page;
  if (custody === null) return <NoFiles />;
  const against = custody.fixity.altered + custody.fixity.missing;
  const faces = rows.filter(({ face }) => face !== null).length;
  const change = (changed: Partial<WallQuery>): void => {
    setOpen(false);
    setQuery({ ...query, from: 0, ...changed });
  };
  // The next page comes veiled again: nothing is opened by going on.
  const turn = (to: number): void => {
    setOpen(false);
    setQuery({ ...query, from: to });
  };
  return (
    <>
      <h1>
        {say('wall.title', {
          n: total,
          against: against === 0 ? say('wall.against.none') : say('wall.against.some', { n: against }),
        })}
      </h1>
      <p className={pages.lede}>{say('wall.lede')}</p>
      <div className={css.controls}>
        <label className={css.find}>
          {say('wall.words')}
          <input type="search" value={query.words} onChange={(event) => change({ words: event.target.value })} />
        </label>
        <Choice
          label={say('wall.kind')}
          options={(['all', ...EVIDENCE_KINDS] as const).map((kind) => ({ value: kind, text: say(`kind.${kind}`) }))}
          value={query.kind}
          onChoose={(kind) => change({ kind })}
        />
        <Choice
          label={say('files.veil')}
          options={[
            { value: 'on', text: say('files.veil.on') },
            { value: 'off', text: say('files.veil.off') },
          ]}
          value={isOpen ? 'off' : 'on'}
          onChoose={(veil) => (veil === 'off' ? opening.open(faces, () => setOpen(true)) : setOpen(false))}
        />
      </div>
      <DaysNote />
      <ExposureNote />
      {opening.dialog}
      <p className={pages.quiet} role="status">
        {error ? say('files.failed', { detail: error.message }) : say('wall.matched', { n: matched })}
      </p>
      {rows.length === 0 ? (
        <p>{say('wall.nothing')}</p>
      ) : (
        <ul className={css.wall} aria-label={say('wall.list')} onKeyDown={moveFocus}>
          {rows.map((row) => (
            <Tile key={row.id} row={row} isOpen={isOpen} />
          ))}
        </ul>
      )}
      <div className={css.controls}>
        {from > 0 && (
          <button type="button" onClick={() => turn(Math.max(0, from - MOST))}>
            {say('wall.earlier')}
          </button>
        )}
        {from + rows.length < matched && (
          <button type="button" onClick={() => turn(from + MOST)}>
            {say('wall.later')}
          </button>
        )}
      </div>
    </>
  );
}

function Tile({ row, isOpen }: { readonly row: EvidenceRow; readonly isOpen: boolean }) {
  const { route, view } = useModel();
  const { id, name, face, kind, fixity, receivedAt, state } = row;
  const isAgainst = fixity !== null && fixity.state !== 'same';
  return (
    <li>
      <Link to={{ ...route, view: { ...view, part: 'item', item: id, trace: null } }}>
        <span className={css.frame}>
          {face === null ? (
            <Plain words={say(`kind.one.${kind}`)} />
          ) : (
            <VeiledPicture
              key={String(isOpen)}
              caseName={route.name}
              id={face}
              name={name}
              size="small"
              isOpen={isOpen}
            />
          )}
        </span>
        <span className={css.name}>{name}</span>
      </Link>
      <p className={pages.quiet}>
        {say('item.when', { day: dayWords(receivedAt.slice(0, 10)) })}
        {state !== 'complete' && ` · ${say(`state.capture.${state}`)}`}
      </p>
      {isAgainst && <p className={css.against}>{say(`fixity.${fixity.state}`)}</p>}
    </li>
  );
}

const Plain = ({ words }: { readonly words: string }) => <span className={css.plain}>{words}</span>;

/** Arrow keys go from file to file, up and down by the columns the grid has at this width. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0) return;
  const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(' ').length;
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns },
    ...{ Home: -at, End: links.length - 1 - at },
  };
  const step = steps[event.key];
  const next = step === undefined ? undefined : links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
