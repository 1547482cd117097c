/** The last day a sentence names, in the year of the strike where it gives none. */
import type { Mark } from './marks.js';

/** @param strike first day of the strike, EDTF @returns EDTF day, or null */
export function dateIn(marks: readonly Mark[], strike: string | null): string | null {
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i] as Mark;
    if (/^\d{4}-\d{2}-\d{2}$/.test(mark.text)) return mark.text;
    if (mark.kind !== 'month') continue;
    const day = dayOf(marks[i - 1]) ?? dayOf(marks[i + 1]);
    const year = yearOf(marks[i + 1]) ?? yearOf(marks[i + 2]) ?? yearOf(marks[i + 3]) ?? strike?.slice(0, 4) ?? null;
    if (day !== null && year !== null) return `${year}-${two(mark.month)}-${two(day)}`;
  }
  return null;
}

const dayOf = (mark: Mark | undefined): number | null =>
  mark?.kind === 'number' && mark.low === mark.high && mark.low >= 1 && mark.low <= 31 ? mark.low : null;
const yearOf = (mark: Mark | undefined): string | null =>
  /^(?:19|20)\d{2}$/.test(mark?.text ?? '') ? (mark?.text ?? null) : null;
const two = (value: number): string => String(value).padStart(2, '0');
