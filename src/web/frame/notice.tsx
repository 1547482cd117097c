/** A page with nothing on it but what happened and what to do next. */
import type { ReactNode } from 'react';
import css from './notice.module.css';

export function Notice({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <main className={css.notice}>
      <h1>{title}</h1>
      {children && <div className={css.next}>{children}</div>}
    </main>
  );
}
