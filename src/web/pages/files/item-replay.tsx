/** The replay of a captured page: asked for, then shown in a frame whose origin reaches the archive and nothing else. */
import { useState } from 'react';
import { askReplay, type Replay } from '../../model/fetch-evidence.js';
import { useModel } from '../../model/model-context.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';

type Props = { readonly id: string /** addresses of pages that were captured */; readonly pages: readonly string[] };
type Shown =
  | { readonly is: 'nothing' | 'asked' }
  | { readonly is: 'failed'; readonly why: string }
  | ({ readonly is: 'running' } & Replay);

const MOST_LISTED = 200;

export function ItemReplay({ id, pages: listed }: Props) {
  const { route } = useModel();
  const [page, setPage] = useState<string | null>(listed[0] ?? null);
  const [shown, setShown] = useState<Shown>({ is: 'nothing' });
  const ask = async (): Promise<void> => {
    setShown({ is: 'asked' });
    try {
      setShown({ is: 'running', ...(await askReplay(route.name, id, page)) });
    } catch (error) {
      setShown({ is: 'failed', why: (error as Error).message });
    }
  };
  const isRunning = shown.is === 'running';
  return (
    <>
      <p className={pages.note}>{say('item.replay.note')}</p>
      <div className={css.controls}>
        {listed.length > 1 && (
          <label className={css.pick}>
            {say('item.replay.page')}
            <select value={page ?? ''} onChange={({ target }) => setPage(target.value)}>
              {listed.slice(0, MOST_LISTED).map((url) => (
                <option key={url}>{url}</option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={() => void ask()} disabled={shown.is === 'asked'}>
          {say(isRunning ? 'item.replay.again' : 'item.replay')}
        </button>
        {isRunning && (
          <button type="button" onClick={() => setShown({ is: 'nothing' })}>
            {say('item.replay.end')}
          </button>
        )}
      </div>
      <p role="status" className={pages.note}>
        {shown.is === 'asked' && say('item.replay.waits')}
        {shown.is === 'failed' && say('item.replay.failed', { detail: shown.why })}
      </p>
      {isRunning && (
        <iframe
          key={shown.address}
          className={css.replay}
          src={shown.address}
          title={say('item.replay.title', { page: shown.page })}
          sandbox="allow-scripts allow-same-origin allow-forms"
          referrerPolicy="no-referrer"
        />
      )}
    </>
  );
}
