/** The keys, and the list of them behind "?". Keys are ignored while something is being typed or chosen. */
import { useEffect, useRef } from 'react';
import { SCENARIOS } from '../../core/losses/result.js';
import { useOpenModel } from '../model/model-context.js';
import { turnTableInView } from '../parts/use-table-key.js';
import { PAGE_NAMES, type PageName } from '../route/route.js';
import { navigate, withView } from '../route/use-route.js';
import { type Key, Say, say } from '../words/say.js';
import css from './shortcuts.module.css';

const OPEN = 'plumbline:keys';
export const openShortcuts = (): void => void window.dispatchEvent(new Event(OPEN));

const LIST: readonly (readonly [string, Key])[] = [
  ['?', 'keys.help'],
  ['/', 'keys.search'],
  ['t', 'keys.table'],
  ['v', 'keys.verb'],
  ['s', 'keys.scenario'],
  ['[', 'keys.prev'],
  [']', 'keys.next'],
  ['Esc', 'keys.close'],
];

const PAGES: readonly (PageName | null)[] = [null, ...PAGE_NAMES];

export function Shortcuts() {
  const { route } = useOpenModel();
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const show = (): void => ref.current?.showModal();
    const { view, stage } = route;
    const turnPage = (by: number): void => {
      const next = PAGES[PAGES.indexOf(stage) + by];
      if (next !== undefined) navigate({ ...route, stage: next });
    };
    const acts: Record<string, () => void> = {
      '?': show,
      t: turnTableInView,
      v: () => navigate(withView(route, { quantity: view.quantity === 'hit' ? 'destroyed' : 'hit' }), 'replace'),
      s: () => {
        const next = SCENARIOS[(SCENARIOS.indexOf(view.scenario) + 1) % SCENARIOS.length] ?? view.scenario;
        navigate(withView(route, { scenario: next }), 'replace');
      },
      '[': () => turnPage(-1),
      ']': () => turnPage(1),
    };
    const press = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input:not([type=radio]), select, textarea');
      if (typing || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    window.addEventListener(OPEN, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(OPEN, show);
    };
  }, [route]);

  return (
    <dialog ref={ref} className={css.keys} aria-labelledby="keys-title">
      <h2 id="keys-title">
        <Say of="keys.title" />
      </h2>
      <p>
        <Say of="keys.lede" />
      </p>
      <dl>
        {LIST.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>
              <Say of={words} />
            </dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{say('drawer.close')}</button>
      </form>
    </dialog>
  );
}
