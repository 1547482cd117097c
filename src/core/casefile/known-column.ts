/** A column the typed rows know: what its cells hold, whether it must be there, and the table it points to. */
import type { KnownTable } from './known-tables.js';

export type Kind =
  | 'id'
  | 'name'
  | 'text'
  | 'prose'
  | 'url'
  | 'amount'
  | 'number'
  | 'probability'
  | 'part'
  | 'count'
  | 'wholeNumber'
  | 'latitude'
  | 'longitude'
  | 'uncertaintyKm'
  | 'day'
  | 'edtf'
  | 'moment'
  | 'names'
  | readonly string[];

export type KnownColumn = { readonly kind: Kind; readonly required: boolean; readonly references: KnownTable | null };

export const maybe = (kind: Kind, references: KnownTable | null = null): KnownColumn => ({
  kind,
  required: false,
  references,
});
export const must = (kind: Kind, references: KnownTable | null = null): KnownColumn => ({
  kind,
  required: true,
  references,
});

/** Two columns every table may have. */
export const remarks = { note: maybe('prose'), url: maybe('url') };
