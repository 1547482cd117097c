/** What rests on a reader's own assumptions: another tone, and the word. */
import type { ReactNode } from 'react';
import { say } from '../words/say.js';
import css from './assumed.module.css';

export function Assumed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.assumed} aria-label={say('assume.label', { title })}>
      <p className={css.word}>{say('assume.word')}</p>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
