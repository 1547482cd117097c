/** Where the replay of an archive begins: the page asked for, else the first it lists, else the first page it holds. */
import type { Captures } from './captured.js';

export type ReplayStart = {
  readonly page: string /** of the capture, digits of year to second; empty: not stated */;
  readonly at: string;
};

/** A page it lists or holds; where it holds several captures of one, the moment says which. */
export type Asked = { readonly page: string; readonly at?: string | undefined };

/** null: nothing in it is a page, or not the one asked for */
export function startOf({ pages, resources }: Captures, asked: Asked | null): ReplayStart | null {
  const listed = [...pages].sort((a, b) => Number(b.isCaptured) - Number(a.isCaptured));
  const held = resources.filter(
    ({ url, mime, status, recordType }) =>
      url !== null &&
      recordType === 'response' &&
      mime !== null &&
      /^(text\/html|application\/xhtml)/.test(mime) &&
      (status ?? 200) < 300,
  );
  for (const { url, capturedAt } of [...listed, ...held]) {
    const at = digitsOf(capturedAt ?? '');
    const isIt = asked === null || (url === asked.page && (asked.at === undefined || digitsOf(asked.at) === at));
    if (url !== null && /^https?:\/\//i.test(url) && isIt) return { page: url, at };
  }
  return null;
}

const DIGITS = 14;

const digitsOf = (instant: string): string => instant.replace(/\D/g, '').slice(0, DIGITS);
