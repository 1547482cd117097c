/** What an archive holds, read from the archive itself and not from an index of it. */
import type { Problem } from '../../problem.js';

/** One record that carries bytes somebody received or made. */
export type CapturedResource = {
  /** archive file the record stands in, with the path inside a package before it */
  readonly archive: string;
  /** `response`, `resource`, `revisit`, `conversion`, `metadata` … as the record calls itself */
  readonly recordType: string;
  readonly url: string | null;
  /** as the record states it; null: not dated */
  readonly capturedAt: string | null;
  /** of HTTP; null where there was none */
  readonly status: number | null;
  readonly mime: string | null;
  /** bytes of the payload as it is stored, and `sha256:<hex>` of them */
  readonly bytes: number;
  readonly digest: string;
};

/** A page as the archive lists it: what a reader would open. */
export type CapturedPage = {
  readonly archive: string;
  readonly url: string;
  readonly title: string | null;
  readonly capturedAt: string | null;
  /** the listed page has a response in the archive at that address */
  readonly isCaptured: boolean;
};

export type Captures = {
  readonly pages: readonly CapturedPage[];
  readonly resources: readonly CapturedResource[];
  /** what could not be read; what could be is above */
  readonly problems: readonly Problem[];
};

/** Record types that are captures, not remarks on them. */
const CARRIES_BYTES: ReadonlySet<string> = new Set(['response', 'resource', 'revisit', 'conversion']);

export const isCapture = (recordType: string): boolean => CARRIES_BYTES.has(recordType);

/** Pages with what the resources say of them. */
export function withResources(
  pages: readonly Omit<CapturedPage, 'isCaptured'>[],
  resources: readonly CapturedResource[],
): readonly CapturedPage[] {
  const captured = new Set(resources.flatMap(({ url }) => (url === null ? [] : [url])));
  return pages.map((page) => ({ ...page, isCaptured: captured.has(page.url) }));
}
