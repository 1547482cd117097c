/** The revision of a case that an address means. */
import type { CaseRevision, Store } from '../core/ports.js';

/** @param revision its number; left out: the newest @returns null where there is none */
export async function revisionOf(
  store: Store,
  name: string,
  revision: string | undefined,
): Promise<CaseRevision | null> {
  const all = await store.revisions(name);
  return (revision === undefined ? all.at(-1) : all.find((one) => String(one.revision) === revision)) ?? null;
}
