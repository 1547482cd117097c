/** Whether the server can do its work now: its database answers in time. That it runs at all is another question (/api/health). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../core/ports.js';

const PATIENCE_MS = 3_000;

/** null where nothing lacks, else what does. The cheapest question there is: the revisions of a case of no name. */
export async function lacking(store: Store, patienceMs = PATIENCE_MS): Promise<'database' | null> {
  const late = new AbortController();
  try {
    const answered = store.revisions('').then(
      () => null,
      () => 'database' as const,
    );
    const gaveUp = sleep(patienceMs, 'database' as const, { signal: late.signal }).catch(() => null);
    return await Promise.race([answered, gaveUp]);
  } finally {
    late.abort();
  }
}
