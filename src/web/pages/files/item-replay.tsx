/** The replay of a captured page: asked for, then opened in a tab of its own, whose origin reaches the archive and nothing else. */
import { useState } from 'react';
import type { CapturedPage } from '../../../core/evidence/captures/captured.js';
import { api } from '../../model/api.js';
import { useModel } from '../../model/model-context.js';
import { useOpening } from '../../parts/use-opening.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import css from './files.module.css';

type Props = {
  readonly id: string;
  /** those that were captured */
  readonly pages: readonly CapturedPage[];
};
type Shown =
  | { readonly is: 'nothing' | 'asked' | 'opened' }
  | { readonly is: 'failed'; readonly why: string }
  /** the browser opened no tab: the address, to be opened by hand */
  | { readonly is: 'ready'; readonly address: string };

const MOST_LISTED = 200;

export function ItemReplay({ id, pages: listed }: Props) {
  const { route } = useModel();
  const opening = useOpening();
  const [which, setWhich] = useState(0);
  const [shown, setShown] = useState<Shown>({ is: 'nothing' });
  const ask = async (): Promise<void> => {
    // A tab has to be opened while the press is fresh; it is cut off from this page before it goes anywhere.
    const tab = window.open('', '_blank');
    if (tab !== null) tab.opener = null;
    setShown({ is: 'asked' });
    const page = listed[which];
    const at = page?.capturedAt ?? null;
    const asked = page === undefined ? {} : { page: page.url, ...(at === null ? {} : { at }) };
    try {
      const { address } = await api.replay(route.name, id, asked);
      tab?.location.replace(address);
      setShown(tab === null ? { is: 'ready', address } : { is: 'opened' });
    } catch (error) {
      tab?.close();
      setShown({ is: 'failed', why: (error as Error).message });
    }
  };
  return (
    <>
      <p className={pages.note}>{say('item.replay.note')}</p>
      <div className={css.controls}>
        {listed.length > 1 && (
          <label className={css.pick}>
            {say('item.replay.page')}
            <select value={which} onChange={({ target }) => setWhich(Number(target.value))}>
              {listed.slice(0, MOST_LISTED).map(({ url, capturedAt }, i) => (
                <option key={i} value={i}>
                  {[url, capturedAt].filter((part) => part !== null).join(', ')}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={() => opening.open(1, () => void ask())} disabled={shown.is === 'asked'}>
          {say('item.replay')}
        </button>
      </div>
      {opening.dialog}
      <p role="status" className={pages.note}>
        {shown.is === 'asked' && say('item.replay.waits')}
        {shown.is === 'opened' && say('item.replay.opened')}
        {shown.is === 'failed' && say('item.replay.failed', { detail: shown.why })}
        {shown.is === 'ready' && (
          <a href={shown.address} target="_blank" rel="noopener noreferrer">
            {say('item.replay.open')}
          </a>
        )}
      </p>
    </>
  );
}
