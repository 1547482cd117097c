/** The pictures and clips of a case, with what is read of them, and a way to bring in another. */
import { type FormEvent, useState } from 'react';
import type { EvidenceRow } from '../../../core/evidence/vault/evidence-row.js';
import { restsOn } from '../../../core/evidence/vault/rests-on.js';
import { api, MOST_FILES } from '../../model/api.js';
import { useOpenModel } from '../../model/model-context.js';
import { useFetched } from '../../model/use-fetched.js';
import { VeiledPicture } from '../../parts/veiled-picture.js';
import { Link, navigate, withView } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './reading.module.css';

export function ChoosePicture() {
  const { route } = useOpenModel();
  const { value: rows, error } = useFetched(route.name, () => api.evidenceRows(route.name, MOST_FILES));
  const readable = rows?.filter(({ kind }) => kind === 'picture' || kind === 'clip');
  return (
    <>
      <h1>{say('reading.title')}</h1>
      <p className={pages.lede}>{say('reading.lede')}</p>
      {error && <p role="alert">{say('files.failed', { detail: error.message })}</p>}
      {!error && !readable && <p role="status">{say('files.loading')}</p>}
      {readable && (
        <section aria-labelledby="pictures">
          <h2 id="pictures">{say('reading.pictures')}</h2>
          {readable.length === 0 && <p className={pages.note}>{say('reading.none')}</p>}
          <ul className={css.pictures}>
            {readable.map((row) => (
              <Picture key={row.id} row={row} />
            ))}
          </ul>
        </section>
      )}
      <BringIn />
    </>
  );
}

function Picture({ row }: { readonly row: EvidenceRow }) {
  const { route, open } = useOpenModel();
  const { theCase } = open;
  const [image] = restsOn(row.url, theCase);
  const marks = theCase.marks.filter(({ file }) => file === row.sha256).length;
  return (
    <li>
      <Link to={withView(route, { item: row.id, trace: null })}>
        <span className={css.thumb}>
          <VeiledPicture caseName={route.name} id={row.id} name={row.name} size="small" isOpen={false} />
        </span>
        <span className={css.name}>{row.name}</span>
      </Link>
      <small>
        {image ? say('reading.of', { image: image.image.id }) : say('reading.ofNone')}
        {marks > 0 && ` · ${say('reading.marks', { n: marks })}`}
      </small>
    </li>
  );
}

function BringIn() {
  const { route } = useOpenModel();
  const [file, setFile] = useState<File | null>(null);
  const [url, setUrl] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | Error>('idle');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (file === null) return;
    setState('busy');
    api.bringIn(route.name, file, url.trim() || null).then(
      ({ id }) => navigate(withView(route, { item: id })),
      (error: Error) => setState(error),
    );
  };
  return (
    <section className={pages.section} aria-labelledby="bring">
      <h2 id="bring">{say('reading.bring')}</h2>
      <form className={css.form} onSubmit={send}>
        <label>
          {say('reading.bring.file')}
          <input
            type="file"
            accept="image/*,video/*,.tif,.tiff"
            required
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        </label>
        <label>
          {say('reading.bring.url')}
          <input type="url" value={url} onChange={({ target }) => setUrl(target.value)} />
        </label>
        <button type="submit" disabled={file === null || state === 'busy'}>
          {say(state === 'busy' ? 'reading.bring.doing' : 'reading.bring.do')}
        </button>
      </form>
      <p className={pages.quiet}>{say('reading.bring.note')}</p>
      {state instanceof Error && <p role="alert">{say('reading.failed', { detail: state.message })}</p>}
    </section>
  );
}
