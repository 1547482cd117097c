/** Where the replay of an archive begins: the page asked for, else the first it lists, else the first page it holds. */
import type { Captures } from './captured.js';

export type ReplayStart = {
  readonly page: string /** of the capture, digits of year to second; empty: not stated */;
  readonly at: string;
};

/** null: nothing in it is a page, or not the one asked for. @param asked address of a page it lists or holds */
export function startOf({ pages, resources }: Captures, asked: string | null): ReplayStart | null {
  const listed = [...pages].sort((a, b) => Number(b.isCaptured) - Number(a.isCaptured));
  const held = resources.filter(
    ({ url, mime, status, recordType }) =>
      url !== null &&
      recordType === 'response' &&
      mime !== null &&
      /^(text\/html|application\/xhtml)/.test(mime) &&
      (status ?? 200) < 300,
  );
  for (const { url, capturedAt } of [...listed, ...held])
    if (url !== null && /^https?:\/\//i.test(url) && (asked === null || url === asked))
      return { page: url, at: (capturedAt ?? '').replace(/\D/g, '').slice(0, DIGITS) };
  return null;
}

const DIGITS = 14;
