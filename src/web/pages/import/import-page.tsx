/** A case folder brought in. Where it and the case it names were both changed, the difference stands here until somebody has answered it. */
import { type ChangeEvent, useState } from 'react';
import type { ImportChoice } from '../../../client/case-calls.js';
import type { FolderFiles } from '../../../core/ports.js';
import { type Sent, sendFolder } from '../../model/send-folder.js';
import { DEFAULT_VIEW } from '../../route/route.js';
import { Link } from '../../route/use-route.js';
import { say } from '../../words/say.js';
import form from '../new-case-page.module.css';
import pages from '../pages.module.css';
import { ApartPart } from './apart-part.js';
import { filesOfFolder, filesOfZip } from './folder-files.js';
import css from './import.module.css';

type State =
  | { readonly kind: 'none' | 'busy' }
  | { readonly kind: 'failed'; readonly detail: string }
  | (Sent & { readonly files: FolderFiles });

/** React has no type for it; every browser knows it. */
const A_FOLDER = { webkitdirectory: '' };

/** A longer list is read by mending its beginning. */
const MOST_PROBLEMS = 50;

export function ImportPage() {
  const [state, setState] = useState<State>({ kind: 'none' });
  const [isSending, setSending] = useState(false);
  const send = async (files: FolderFiles, choice?: ImportChoice): Promise<void> => {
    setSending(true);
    try {
      setState({ ...(await sendFolder(files, choice)), files });
    } catch (error) {
      setState({ kind: 'failed', detail: (error as Error).message });
    } finally {
      setSending(false);
    }
  };
  const take = (read: (chosen: readonly File[]) => Promise<FolderFiles>) => (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    if (chosen.length === 0) return;
    setState({ kind: 'busy' });
    read(chosen).then(send, (error: Error) => setState({ kind: 'failed', detail: error.message }));
    // The same folder chosen again is read again.
    event.target.value = '';
  };
  return (
    <main className={state.kind === 'apart' ? `${pages.alone} ${css.wide}` : pages.alone}>
      <p className={pages.brand}>
        <Link to={{ page: 'cases' }}>{say('brand')}</Link>
      </p>
      {state.kind === 'apart' ? (
        <ApartPart
          apart={state.apart}
          isSending={isSending}
          onChoose={(choice) => void send(state.files, { ...choice, on: state.apart.newest.revision })}
        />
      ) : (
        <>
          <h1>{say('folder.title')}</h1>
          <p className={pages.lede}>{say('folder.lede')}</p>
          <div className={css.choose}>
            <label className={css.drop}>
              {say('folder.choose')}
              <input type="file" multiple {...A_FOLDER} onChange={take(filesOfFolder)} />
            </label>
            <label className={css.drop}>
              {say('folder.zip')}
              <input type="file" accept=".zip,application/zip" onChange={take(([file]) => filesOfZip(file as File))} />
            </label>
          </div>
          <p className={pages.quiet}>{say('folder.leftOut')}</p>
          <div role="status">{state.kind === 'busy' && <p>{say('folder.reading')}</p>}</div>
          <Told state={state} />
        </>
      )}
    </main>
  );
}

function Told({ state }: { readonly state: State }) {
  if (state.kind === 'failed')
    return (
      <p role="alert" className={form.wrong}>
        {say('folder.failed', { detail: state.detail })}
      </p>
    );
  if (state.kind === 'problems') {
    const more = state.text.length - MOST_PROBLEMS;
    return (
      <section role="alert">
        <h2>{say('folder.problems', { n: state.text.length })}</h2>
        <p>{say('folder.problems.next')}</p>
        <ul className={css.problems}>
          {state.text.slice(0, MOST_PROBLEMS).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        {more > 0 && <p>{say('folder.more', { n: more })}</p>}
      </section>
    );
  }
  if (state.kind !== 'stands') return null;
  const { caseName: name, title, revision } = state.revision;
  return (
    <section role="status" className={css.stands}>
      <p>{say('folder.stands', { title, revision: String(revision) })}</p>
      <p>
        <Link to={{ page: 'case', name, stage: null, view: DEFAULT_VIEW }}>{say('folder.open')}</Link> ·{' '}
        <Link to={{ page: 'case', name, stage: 'edit', view: { ...DEFAULT_VIEW, item: 'history' } }}>
          {say('folder.history')}
        </Link>
      </p>
    </section>
  );
}
