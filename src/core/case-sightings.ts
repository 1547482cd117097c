/**
 * Rows of single sightings: where in a picture each asset of a reading stands, and what was decided on which sightings are
 * one asset. A sighting is one asset as one reading has it; the losses read neither table.
 */
import type { Day, RowPlace } from './case.js';

type Row = { readonly row: RowPlace; readonly url: string | null; readonly note: string | null };

/** One asset of a reading, where it stands in the picture. */
export type Mark = Row & {
  readonly id: string;
  readonly readingId: string;
  /** `sha256:<hex>` of the evidence file */
  readonly file: string;
  /** W3C media fragment, `t=12.48`: the frame of a clip; null: a still picture */
  readonly fragment: string | null;
  /** parts of the picture's width from its left and of its height from its top, 0..1 */
  readonly x: number;
  readonly y: number;
};

/** `same` and `apart` speak of two sightings, `undo` takes back an earlier decision. */
export const LINK_KINDS = ['same', 'apart', 'undo'] as const;

/** One decision, added and never changed; the order of the rows is the order in which they were made. */
export type Link = Row & {
  readonly id: string;
  readonly kind: (typeof LINK_KINDS)[number];
  /** id of a sighting; of the link taken back where the kind is `undo` */
  readonly first: string;
  readonly second: string | null;
  readonly date: Day;
  readonly decidedBy: string;
  readonly reason: string;
};
