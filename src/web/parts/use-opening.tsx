/**
 * Before graphic material is opened beyond the budget of whoever opens it, they are asked. Either answer is one press away:
 * it is a pause, not a lock.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { goesBeyond } from '../../core/evidence/vault/exposure.js';
import { refreshExposure, useExposure } from '../model/exposure.js';
import { say } from '../words/say.js';
import { exposureWords } from './exposure-note.js';
import css from './exposure-note.module.css';

export type Opening = {
  /** Opens so many files, at once or after an answer. */
  readonly open: (files: number, act: () => void) => void;
  /** stands somewhere on the page */
  readonly dialog: ReactNode;
};

type Asked = { readonly files: number; readonly act: () => void };

export function useOpening(): Opening {
  const exposure = useExposure();
  const [asked, setAsked] = useState<Asked | null>(null);
  const go = (act: () => void): void => {
    act();
    refreshExposure();
  };
  return {
    open(files, act) {
      if (exposure !== null && goesBeyond(exposure, files)) setAsked({ files, act });
      else go(act);
    },
    dialog: asked !== null && exposure !== null && (
      <Pause
        words={exposureWords(exposure)}
        files={asked.files}
        onOpen={() => {
          setAsked(null);
          go(asked.act);
        }}
        onLeave={() => setAsked(null)}
      />
    ),
  };
}

type PauseProps = {
  readonly words: string;
  readonly files: number;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
};

function Pause({ words, files, onOpen, onLeave }: PauseProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // The focus goes back to where it was.
    const before = document.activeElement;
    ref.current?.showModal();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <dialog ref={ref} className={css.dialog} aria-labelledby="pause" onCancel={onLeave}>
      <h2 id="pause">{say('exposure.pause', { n: files })}</h2>
      <p>{words}</p>
      <div className={css.answers}>
        <button type="button" onClick={onLeave}>
          {say('exposure.leave')}
        </button>
        <button type="button" onClick={onOpen}>
          {say('exposure.open')}
        </button>
      </div>
    </dialog>
  );
}
