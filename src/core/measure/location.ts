/** A place as an analyst gives it, and everything that has to be said of it before it may be published. */
import type { CellSize } from './coarse-cell.js';
import type { Place } from './place.js';

/** How a point came to be known: a closed list. */
export const BASES = {
  'ground-features': 'features of the picture matched on the ground or in other pictures of it',
  'overhead-image': 'features of the picture matched in an image from above',
  'device-position': 'the position a device recorded',
  'sun-and-shadow': 'the direction or length of shadows',
  'place-name': 'a named place, looked up',
  'map-or-plan': 'read off a map or plan',
  stated: 'what somebody said',
} as const;
export type Basis = keyof typeof BASES;

/** What may be published of a place, from finest to coarsest. */
export const PRECISIONS = ['exact', '100m', '1km', '10km', '100km', 'withheld'] as const;
export type Precision = (typeof PRECISIONS)[number];

export const coarser = (a: Precision, b: Precision): Precision =>
  PRECISIONS.indexOf(a) >= PRECISIONS.indexOf(b) ? a : b;

export const isCell = (precision: Precision): precision is CellSize =>
  precision !== 'exact' && precision !== 'withheld';

/** One reading of where something is. Several readings of one place share its `placeId`. */
export type Location = {
  readonly placeId: string;
  readonly at: Place;
  /** of the circle about `at` that holds the true place, km (Darwin Core: coordinateUncertaintyInMeters) */
  readonly radiusKm: number;
  readonly basis: Basis;
  readonly author: string;
  /** a second person who came to the same place; null while none has */
  readonly signedOff: { readonly by: string; readonly on: string } | null;
  /** EDTF: when what was located stood there; null where not said */
  readonly seenOn: string | null;
  /** finest precision its author would publish */
  readonly precision: Precision;
  /** EDTF; nothing is published before the last day it can mean is over. Null: no embargo, stated as such */
  readonly embargoUntil: string | null;
  /** why this precision and this embargo */
  readonly reason: string;
  /** who decided them; not the author */
  readonly approver: string;
};

/** Two spellings of a name are one person: capitals and spaces do not make a second one. */
export const isSamePerson = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');
