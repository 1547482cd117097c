/** The web addresses a case rests on, as an archiver is asked to keep them: each once, in the order of the tables. */
import type { Case } from '../../case.js';

export type SourceMaterial = { readonly id: string; readonly url: string };

/** @param hash SHA-256 of a text, hexadecimal; the id is the same for the same address as long as the case has it */
export function sourceMaterialOf(
  theCase: Pick<Case, 'claims' | 'imagery' | 'readings' | 'events'>,
  hash: (text: string) => string,
): readonly SourceMaterial[] {
  const rows: readonly { readonly url: string | null }[] = [
    ...theCase.claims,
    ...theCase.imagery,
    ...theCase.readings,
    ...theCase.events,
  ];
  const urls = new Set(rows.flatMap(({ url }) => (url !== null && /^https?:\/\//i.test(url) ? [url] : [])));
  return [...urls].map((url) => ({ id: hash(url).slice(0, 20), url }));
}
