/** Says that others saved while the tables are open, and takes the marks off their cells. */
import { countIncoming } from '../../../core/casefile/incoming.js';
import type { CaseRevision } from '../../../core/ports.js';
import { say } from '../../words/say.js';
import css from './edit.module.css';
import type { Desk } from './use-desk.js';

export function CameIn({ desk, saved }: { readonly desk: Desk; readonly saved: CaseRevision | null }) {
  const n = countIncoming(desk.came);
  const author = saved?.author ?? null;
  return (
    <div role="status" className={css.came}>
      {n > 0 && (
        <>
          {author === null ? say('edit.came', { n }) : say('edit.came.by', { n, author })}
          {saved?.note && <q>{saved.note}</q>}
          <button type="button" onClick={desk.markSeen}>
            {say('edit.came.seen')}
          </button>
        </>
      )}
    </div>
  );
}
