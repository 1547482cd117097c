import type { Image, Reading } from '../case.js';

/** What one analyst said of one image: all his rows on it. */
export type AnalystReading = {
  readonly sourceId: string;
  /** day of his first row on this image */
  readonly date: string;
  readonly readings: readonly Reading[];
};

/** An image taken on or after the strike that somebody read. */
export type ReadImage = {
  readonly image: Image;
  readonly analysts: readonly AnalystReading[];
  /** whole days from the first day of the strike to acquisition */
  readonly daysAfter: number;
};

export type SetAside = { readonly reading: Reading; readonly reason: string };

/** Everything that can show the strike's effect as of a day, and what was set aside and why. */
export type Evidence = {
  readonly asOf: string;
  readonly images: readonly ReadImage[];
  /** readings that show nothing of the strike: speech, before it, undated image, not yet published */
  readonly setAside: readonly SetAside[];
  /** images nobody read: they carry no information */
  readonly unread: readonly Image[];
  readonly warnings: readonly string[];
};
