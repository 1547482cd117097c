/** What of a case has a day: claims when they were said, images when they were taken, files when their capture is stated. */
import type { Case } from '../../core/case.js';
import type { EvidenceRow } from '../../core/evidence/vault/evidence-row.js';
import { dayRange } from '../../core/measure/day.js';
import { edtfSpan } from '../../core/measure/edtf.js';
import type { Days } from '../route/route.js';

export const LANES = ['claims', 'images', 'files'] as const;
export type Lane = (typeof LANES)[number];
/** The day numbers of each lane, ascending; what has no day is not among them. */
export type CaseDays = Readonly<Record<Lane, readonly number[]>>;

export function caseDays(
  { claims, imagery }: Pick<Case, 'claims' | 'imagery'>,
  files: readonly Pick<EvidenceRow, 'capturedAt'>[],
): CaseDays {
  const daysOf = (texts: readonly (string | null)[]): readonly number[] =>
    texts.flatMap((text) => dayAt(text) ?? []).sort((a, b) => a - b);
  return {
    claims: daysOf(claims.map(({ date }) => date)),
    images: daysOf(imagery.map(({ acquired }) => acquired)),
    files: daysOf(files.map(({ capturedAt }) => capturedAt)),
  };
}

/** First day a day, minute or instant can mean; null where it says none. */
export const dayAt = (text: string | null): number | null => spanOf(text)?.first ?? null;

/**
 * Whether something may have been on one of the days: a month counts for all of its days. What has no day is within no
 * days but all of them.
 */
export function isWithin(days: Days | null): (text: string | null) => boolean {
  const holds = spanWithin(days);
  return (text) => holds(spanOf(text));
}

/** The same of rows whose days were read before. */
export function spanWithin(days: Days | null): (span: Span | null) => boolean {
  if (days === null) return () => true;
  const [from, to] = [dayRange(days.from)?.first, dayRange(days.to)?.last];
  return (span) => {
    if (span === null || from === undefined || to === undefined) return false;
    return (span.first ?? to) <= to && (span.last ?? from) >= from;
  };
}

export type Span = { readonly first: number | null; readonly last: number | null };

export function spanOf(text: string | null): Span | null {
  if (text === null) return null;
  // An instant to the second is no day of a row; its day is.
  return dayRange(text) ?? edtfSpan(text) ?? dayRange(text.slice(0, 10));
}
