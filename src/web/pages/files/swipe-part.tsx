/** Two pictures of the case, one over the other. */
import { useState } from 'react';
import { beforeAfterPairs } from '../../../core/evidence/media/before-after.js';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { isGap } from '../../../core/problem.js';
import { api, MOST_FILES } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { ExposureNote } from '../../parts/exposure-note.js';
import { Swipe } from '../../parts/swipe.js';
import { useOpening } from '../../parts/use-opening.js';
import { VeiledPicture } from '../../parts/veiled-picture.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';
import { Waits } from './no-files.js';

export function SwipePart() {
  const { route, run } = useModel();
  const { value: rows, error } = useFetched(route.name, () => api.evidenceRows(route.name, MOST_FILES));
  if (rows === null) return <Waits error={error} what="files.loading" />;
  const pictures = rows.filter(({ kind, face }) => kind === 'picture' && face !== null);
  const siteName = (id: string): string => run.theCase.sites.find((site) => site.id === id)?.name ?? id;
  return (
    <>
      <h1>{say(pictures.length < 2 ? 'swipe.few' : 'swipe.title')}</h1>
      <p className={pages.lede}>{say('swipe.lede')}</p>
      {pictures.length >= 2 && <Pair pictures={pictures} caseName={route.name} />}
      <section className={pages.section} aria-labelledby="pairs">
        <h2 id="pairs">{say('swipe.pairs')}</h2>
        <ul className={pages.list}>
          {beforeAfterPairs(run.theCase).map((pair) => (
            <li key={pair.siteId}>
              {isGap(pair) ? (
                say('swipe.gap', { site: siteName(pair.siteId), why: pair.detail })
              ) : (
                <>
                  {say('swipe.pair', { site: siteName(pair.siteId), days: pair.daysApart })}{' '}
                  <span className={pages.quiet}>
                    {`${pair.before} · ${pair.after}`}
                    {!pair.isSameChannel && ` · ${say('swipe.channels')}`}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Pair({ pictures, caseName }: { readonly pictures: readonly EvidenceRow[]; readonly caseName: string }) {
  const [ids, setIds] = useState<readonly [string, string]>([pictures[0]?.id ?? '', pictures[1]?.id ?? '']);
  const [isOpen, setOpen] = useState(false);
  const opening = useOpening();
  const of = (id: string): EvidenceRow => pictures.find((row) => row.id === id) ?? (pictures[0] as EvidenceRow);
  const [before, after] = [of(ids[0]), of(ids[1])];
  const shown = (row: EvidenceRow) => (
    <VeiledPicture
      key={`${row.id} ${isOpen}`}
      caseName={caseName}
      id={row.face ?? row.id}
      name={row.name}
      size="large"
      isOpen={isOpen}
    />
  );
  const choose = (label: string, at: 0 | 1) => (
    <label>
      {label}
      <select
        value={ids[at]}
        onChange={({ target: { value } }) => {
          // Another picture comes veiled.
          setOpen(false);
          setIds(at === 0 ? [value, ids[1]] : [ids[0], value]);
        }}
      >
        {pictures.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div className={css.pick}>
        {choose(say('swipe.before'), 0)}
        {choose(say('swipe.after'), 1)}
      </div>
      <Swipe before={shown(before)} after={shown(after)} beforeName={before.name} afterName={after.name} />
      <button
        type="button"
        aria-pressed={isOpen}
        onClick={() => (isOpen ? setOpen(false) : opening.open(2, () => setOpen(true)))}
      >
        {say(isOpen ? 'files.close' : 'files.open')}
      </button>
      {opening.dialog}
      <ExposureNote />
    </>
  );
}
