/** The sites beside the map: what the map shows, for whoever works by keyboard. The site that has the focus is ringed on the map. */
import { type KeyboardEvent, memo, type RefObject, useRef, useState } from 'react';
import type { DrawnMark } from '../../plots/map/mark-features.js';
import { oneDecimal, whole } from '../../words/numbers.js';
import { say } from '../../words/say.js';
import css from './map-page.module.css';
import type { Listed } from './site-tally.js';

type Props = {
  readonly marks: readonly DrawnMark[];
  readonly onChoose: (id: string) => void;
  readonly onLook: (id: string | null) => void;
};

/** With fewer, looking is as quick as typing. */
const FIND_FROM = 12;

export function SiteList({ marks, onChoose, onLook }: Props) {
  const [words, setWords] = useState('');
  // A row that did not change is not made anew, and still does what is done now.
  const acts = useRef({ onChoose, onLook });
  acts.current = { onChoose, onLook };
  const sites = marks.filter(({ kind }) => kind === 'site');
  const wanted = words.trim().toLowerCase();
  const found = sites.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div className={css.beside}>
      {sites.length >= FIND_FROM && (
        <label className={css.find}>
          {say('map.find')}
          <input type="search" value={words} onChange={({ target }) => setWords(target.value)} />
        </label>
      )}
      <ul className={css.sites} aria-label={say('map.sites')} onKeyDown={moveFocus}>
        {found.map((mark) => (
          <SiteRow key={mark.id} mark={mark} acts={acts} />
        ))}
      </ul>
      {found.length === 0 && <p className={css.none}>{say('map.find.none')}</p>}
    </div>
  );
}

type RowProps = {
  readonly mark: DrawnMark;
  readonly acts: RefObject<Pick<Props, 'onChoose' | 'onLook'>>;
};

const SiteRow = memo(function SiteRow({ mark, acts }: RowProps) {
  const { id, name, radiusKm, counts, isFaint, isChosen } = mark;
  const leave = (): void => acts.current.onLook(null);
  return (
    <li>
      <button
        type="button"
        className={isFaint ? `${css.site} ${css.faint}` : css.site}
        aria-pressed={isChosen}
        onClick={() => acts.current.onChoose(id)}
        onFocus={() => acts.current.onLook(id)}
        onBlur={leave}
        onPointerEnter={() => acts.current.onLook(id)}
        onPointerLeave={leave}
      >
        <b>{name}</b>
        <span>{say('map.within', { km: kmWords(radiusKm) })}</span>
        <span>{counts === '' ? say('map.nothing') : counts}</span>
      </button>
    </li>
  );
});

export const kmWords = (km: number): string => (km < 10 ? oneDecimal(km) : whole(Math.round(km)));

/** What of a site is within the days, in a few words; empty where nothing is. */
export function countsWords({ images, readings, claims, files }: Listed): string {
  const parts = [
    images.length > 0 && say('map.count.images', { n: images.length }),
    readings.length > 0 && say('map.count.readings', { n: readings.length }),
    claims.length > 0 && say('map.count.claims', { n: claims.length }),
    files.length > 0 && say('map.count.files', { n: files.length }),
  ];
  return parts.filter((part) => part !== false).join(say('map.count.join'));
}

/** Arrow keys go from site to site. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 },
    ...{ Home: -at, End: buttons.length - 1 - at },
  };
  const step = steps[event.key];
  const next = step === undefined || at < 0 ? undefined : buttons[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
