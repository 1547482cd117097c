/** The page list of a WACZ: JSON lines, the first a header, each other one a page. */
import type { Problem } from '../../problem.js';
import type { CapturedPage } from './captured.js';

export type ListedPage = Omit<CapturedPage, 'isCaptured'>;

/** @param text the whole file @param file its name, for problems @param archive the archive it stands in */
export function parsePageList(
  text: string,
  file: string,
  archive: string,
): { readonly pages: readonly ListedPage[]; readonly problems: readonly Problem[] } {
  const pages: ListedPage[] = [];
  const problems: Problem[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const problem = (field: string | null, rule: string, got: string): void => {
      problems.push({ file, line: i + 1, field, rule, got });
    };
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      problem(null, 'one JSON object in a line', line);
      return;
    }
    const { url, title, ts, format } = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
    if (typeof format === 'string' && url === undefined) return;
    if (typeof url !== 'string' || url === '') problem('url', 'an address', JSON.stringify(url) ?? 'none');
    else pages.push({ archive, url, title: textOrNull(title), capturedAt: instantOf(ts) });
  });
  return { pages, problems };
}

const textOrNull = (x: unknown): string | null => (typeof x === 'string' && x !== '' ? x : null);

/** ISO 8601 as written, or the fourteen digits older tools write. */
function instantOf(x: unknown): string | null {
  const text = textOrNull(x);
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '');
  if (digits === null) return text;
  const [, year, month, day, hour, minute, second] = digits;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
