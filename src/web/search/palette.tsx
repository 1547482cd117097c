/** Ctrl K: one field that goes anywhere in the case, to a view kept before, or does what a control does. */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useOpenModel } from '../model/model-context.js';
import { Say, say } from '../words/say.js';
import { findsOf } from './finds.js';
import css from './palette.module.css';
import { type Offer, usePaletteOffers } from './palette-offers.js';
import { searchOver } from './search.js';

const OPEN = 'plumbline:search';
export const openPalette = (): void => void window.dispatchEvent(new Event(OPEN));

export function Palette() {
  const ref = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const show = (): void => {
      if (document.querySelector('dialog[open]')) return;
      setOpen(true);
      ref.current?.showModal();
    };
    const press = (event: globalThis.KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest('input, select, textarea, [role=grid]');
      const isAsked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!isAsked && (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey)) return;
      event.preventDefault();
      show();
    };
    window.addEventListener('keydown', press);
    window.addEventListener(OPEN, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(OPEN, show);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog; the click is on the backdrop only
    <dialog
      ref={ref}
      className={css.palette}
      aria-label={say('search.label')}
      onClose={() => setOpen(false)}
      onClick={({ target }) => target === ref.current && ref.current?.close()}
    >
      {isOpen && <Field close={() => ref.current?.close()} />}
    </dialog>
  );
}

function Field({ close }: { readonly close: () => void }) {
  const { open } = useOpenModel();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const search = useMemo(() => searchOver(findsOf(open.theCase)), [open.theCase]);
  const found = useMemo(() => search(words), [search, words]);
  const offers = usePaletteOffers(words, found);
  const chosen = Math.min(at, offers.length - 1);

  const take = (offer: Offer | undefined): void => {
    if (!offer) return;
    close();
    offer.act();
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (event.key === 'Enter') take(offers[chosen]);
    else if (step !== undefined) setAt(Math.max(0, Math.min(offers.length - 1, chosen + step)));
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, listId]);

  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={say('search.field')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={offers.length > 0 ? `${listId}-${chosen}` : undefined}
        placeholder={say('search.field')}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={listId} className={css.list} aria-label={say('search.results')} tabIndex={-1}>
        {offers.map((offer, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={offer.id}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={css.offer}
            onClick={() => take(offer)}
            onMouseMove={() => setAt(i)}
          >
            <span>{offer.title}</span>
            <small>{offer.kind}</small>
          </div>
        ))}
      </div>
      <p className={css.count} role="status">
        {offers.length === 0 ? <Say of="search.none" /> : <Say of="search.count" n={offers.length} />}
      </p>
    </>
  );
}
