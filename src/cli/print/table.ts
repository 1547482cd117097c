/** Aligned columns without rules: figures to the right, words to the left, one column giving way to the page's width. */
import type { Page } from './page.js';
import { padEnd, padStart, width, wrap } from './width.js';

export type Column = {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** wraps where the page is too narrow; exactly one column does */
  readonly gives?: true;
};

/** A row of cells, painted once it is set, or lines that stand under the row before. */
export type TableRow =
  | { readonly cells: readonly string[]; readonly paint?: (text: string) => string }
  | { readonly under: readonly string[] };

const GAP = 2;
const LEAST = 12;

/** Lines no wider than the page, as long as the columns that do not give fit; the first line holds the heads. */
export function table(shape: readonly Column[], rows: readonly TableRow[], page: Page): readonly string[] {
  const cellRows = rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
  const natural = shape.map((c, i) => Math.max(width(c.head), ...cellRows.map((cells) => width(cells[i] ?? ''))));
  const fixed = natural.reduce((total, w, i) => total + (shape[i]?.gives ? 0 : w), GAP * (shape.length - 1));
  const widths = natural.map((w, i) => (shape[i]?.gives ? Math.min(w, Math.max(LEAST, page.columns - fixed)) : w));

  const set = (cells: readonly string[]): readonly string[] => {
    const wrapped = cells.map((cell, i) => (shape[i]?.gives ? hanging(cell, widths[i] as number) : [cell]));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      shape
        .map((c, i) => (c.align === 'right' ? padStart : padEnd)(wrapped[i]?.[line] ?? '', widths[i] as number))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  const heads = set(shape.map((c) => c.head)).map(page.tone.faint);
  return [...heads, ...rows.flatMap((row) => ('cells' in row ? set(row.cells).map(row.paint ?? asIs) : row.under))];
}

const asIs = (text: string): string => text;

/** Wrapped lines that keep the indentation of the first. */
function hanging(cell: string, columns: number): readonly string[] {
  const indent = cell.length - cell.trimStart().length;
  return wrap(cell, columns - indent).map((line) => ' '.repeat(indent) + line);
}
