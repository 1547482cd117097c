/** The tables of the case. All that edits is loaded when it is first asked for: a reader's first view does without. */
import { lazy, Suspense } from 'react';
import { say } from '../../words/say.js';

const Desk = lazy(() => import('./desk.js').then(({ Desk: it }) => ({ default: it })));

export function EditPage() {
  return (
    <>
      <h1>{say('stage.edit')}</h1>
      <Suspense fallback={<p role="status">{say('edit.loading')}</p>}>
        <Desk />
      </Suspense>
    </>
  );
}
