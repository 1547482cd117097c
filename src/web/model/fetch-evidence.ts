/** What the pages ask the server about evidence files. */
import type { Duplicates, EvidenceItem, EvidencePage } from '../../core/evidence/vault/evidence-answers.js';
import type { EvidenceKind, EvidenceRow } from '../../core/evidence/vault/evidence-row.js';

export type WallQuery = { readonly words: string; readonly kind: EvidenceKind | 'all'; readonly from: number };

const of = (name: string): string => `/api/cases/${encodeURIComponent(name)}/evidence`;

export function wallAddress(name: string, { words, kind, from }: WallQuery, most = 60): string {
  const query = new URLSearchParams({ from: String(from), most: String(most) });
  if (words !== '') query.set('q', words);
  if (kind !== 'all') query.set('kind', kind);
  return `${of(name)}?${query}`;
}

export const fetchWall = (address: string): Promise<EvidencePage> => json(address);
export const fetchItem = (name: string, id: string): Promise<EvidenceItem> =>
  json(`${of(name)}/${encodeURIComponent(id)}`);
export const fetchDuplicates = (): Promise<Duplicates> => json('/api/duplicates');

const MOST_ROWS = 2_000;

/** All files of a case, up to 2,000. */
export async function fetchRows(name: string): Promise<readonly EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  for (;;) {
    const page = await fetchWall(wallAddress(name, { words: '', kind: 'all', from: rows.length }, 200));
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= Math.min(MOST_ROWS, page.total)) return rows;
  }
}

/** Made small in a process of its own; grey and blurred unless it is opened. */
export const pictureAddress = (name: string, id: string, size: 'small' | 'large', isOpen: boolean): string =>
  `${of(name)}/${encodeURIComponent(id)}/picture?size=${size}${isOpen ? '&shown=yes' : ''}`;

export const bytesAddress = (name: string, id: string): string => `${of(name)}/${encodeURIComponent(id)}/bytes`;

/** @throws Error in the server's words where the decision breaks a rule */
export async function decide(act: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await fetch('/api/duplicates', { method: 'POST', body: JSON.stringify(act) });
  if (answer.ok) return;
  const { error } = (await answer.json().catch(() => ({}))) as { readonly error?: string };
  throw new Error(error ?? `${answer.status} ${answer.statusText}`);
}

export type Replay = { readonly address: string; readonly page: string; readonly at: string };

/** An address that opens once. @throws Error in the server's words where there is nothing to replay or no viewer */
export async function askReplay(name: string, id: string, page: string | null): Promise<Replay> {
  const body = JSON.stringify(page === null ? {} : { page });
  const answer = await fetch(`${of(name)}/${encodeURIComponent(id)}/replay`, { method: 'POST', body });
  const told = (await answer.json().catch(() => ({}))) as Replay & { readonly error?: string };
  if (!answer.ok) throw new Error(told.error ?? `${answer.status} ${answer.statusText}`);
  return told;
}

async function json<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  return answer.json() as Promise<T>;
}
