/** What the API answers about evidence files. */
import type { Duplicates, EvidenceItem, EvidencePage } from '../core/evidence/vault/evidence-answers.js';
import type { EvidenceKind, EvidenceRow } from '../core/evidence/vault/evidence-row.js';
import type { Exposure } from '../core/evidence/vault/exposure.js';
import type { ScanStanding } from '../core/evidence/vault/scan.js';
import type { Ask } from './client.js';

export type WallQuery = {
  readonly words?: string;
  readonly kind?: EvidenceKind | 'all';
  readonly from?: number;
  /** only what was captured from one day to another; null: all */
  readonly days?: { readonly from: string; readonly to: string } | null;
  /** up to 200 */
  readonly most?: number;
};

export type Replay = {
  readonly address: string;
  readonly page: string;
  /** of the capture, digits of year to second; empty: not stated */
  readonly at: string;
};

const PAGE_ROWS = 60;

const of = (name: string): string => `/api/cases/${encodeURIComponent(name)}/evidence`;

export function evidenceCalls(ask: Ask, base: string) {
  const evidence = (
    name: string,
    { words = '', kind = 'all', from = 0, most = PAGE_ROWS, days = null }: WallQuery = {},
  ) => {
    const query = new URLSearchParams({ from: String(from), most: String(most) });
    if (words !== '') query.set('q', words);
    if (kind !== 'all') query.set('kind', kind);
    if (days !== null) query.set('days', `${days.from}/${days.to}`);
    return ask<EvidencePage>(`${of(name)}?${query}`);
  };
  return {
    evidence,
    /** Files of a case in the order they came in, page after page, up to `most`. */
    evidenceRows: async (name: string, most: number): Promise<readonly EvidenceRow[]> => {
      const rows: EvidenceRow[] = [];
      for (;;) {
        const page = await evidence(name, { from: rows.length, most: 200 });
        rows.push(...page.rows);
        if (page.rows.length === 0 || rows.length >= Math.min(most, page.total)) return rows;
      }
    },
    evidenceItem: (name: string, id: string) => ask<EvidenceItem>(`${of(name)}/${encodeURIComponent(id)}`),
    /** Made small in a process of its own; grey and blurred unless it is opened. */
    pictureAddress: (name: string, id: string, size: 'small' | 'large', isOpen: boolean): string =>
      `${base}${of(name)}/${encodeURIComponent(id)}/picture?size=${size}${isOpen ? '&shown=yes' : ''}`,
    bytesAddress: (name: string, id: string): string => `${base}${of(name)}/${encodeURIComponent(id)}/bytes`,
    /** An address that opens the replay of an archive once. @param asked of the pages it lists or holds; its first when left out */
    replay: (name: string, id: string, asked: { readonly page?: string; readonly at?: string } = {}) =>
      ask<Replay>(`${of(name)}/${encodeURIComponent(id)}/replay`, asked),
    /** What a scanner held back is handed out all the same. */
    release: (name: string, id: string, reason: string) =>
      ask<ScanStanding>(`${of(name)}/${encodeURIComponent(id)}/release`, { reason }),
    /** What whoever asks was shown without its veil. @param since ISO 8601: where their day began */
    exposure: (since: string) => ask<Exposure>(`/api/exposure?since=${encodeURIComponent(since)}`),
    /** @param budget files a day; null: none */
    setExposureBudget: (budget: number | null) => ask<Pick<Exposure, 'budget'>>('/api/exposure', { budget }),
    duplicates: () => ask<Duplicates>('/api/duplicates'),
    /** @throws ApiError where the decision breaks a rule */
    decide: (act: Readonly<Record<string, unknown>>) => ask<unknown>('/api/duplicates', act),
  };
}
