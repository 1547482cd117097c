/**
 * A record of another tool, in the words this one has for it. It enters no number: what another list says is kept beside
 * the case until an analyst reads it as evidence. Two clocks stand on each: when it happened (`date`) and when it was
 * known (`known`). A list that is restated gains a version; nothing is taken away.
 */
import type { Day } from '../case.js';

export const RECORD_KINDS = ['loss', 'event', 'capture', 'place', 'claim', 'reading', 'grade'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** All but grades, which are of sources and claims and no rows of a list of events. */
export const EVERYTHING: readonly RecordKind[] = RECORD_KINDS.filter((kind) => kind !== 'grade');

/** What the formats have in common; null where a row is silent. */
export type Common = {
  readonly kind: RecordKind;
  readonly title: string | null;
  readonly description: string | null;
  /** EDTF: when it happened, as exactly as the list says */
  readonly date: string | null;
  /** degrees, WGS 84; both or neither */
  readonly lat: number | null;
  readonly lon: number | null;
  /** metres, radius of the circle about it; null where the list states none in metres */
  readonly uncertaintyM: number | null;
  readonly place: string | null;
  readonly type: string | null;
  readonly state: string | null;
  readonly side: string | null;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly urls: readonly string[];
  readonly tags: readonly string[];
};

export type ExchangeRecord = Common & {
  /** name of the format it came in, or `case` */
  readonly format: string;
  /** the list's own, or made of the row where it has none */
  readonly id: string;
  /** day from which this version was known; null: not said */
  readonly known: Day | null;
  /** columns of the list that have no place above or would lose by it, as they stood */
  readonly own: Readonly<Record<string, string>>;
};

export const NOTHING: Omit<Common, 'kind'> = {
  ...{ title: null, description: null, date: null, lat: null, lon: null, uncertaintyM: null, place: null },
  ...{ type: null, state: null, side: null, low: null, best: null, high: null, unit: null, urls: [], tags: [] },
};

/** State of a version that says a row is on the list no more. */
export const WITHDRAWN = 'withdrawn';
