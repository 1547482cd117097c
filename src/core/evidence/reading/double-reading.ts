/**
 * A double reading: two people read one picture, and neither sees what the other marked before both have handed in. What was
 * handed in is sealed for everybody, whoever asks, its reader too; a double reading that is given up is never opened.
 */
import { isSamePerson } from '../../measure/location.js';
import type { ReadingDraft } from './placed-mark.js';

export const READERS = 2;

export type HandedIn = {
  readonly reader: string;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly reading: ReadingDraft;
};

/** As it is kept. */
export type KeptDoubleReading = {
  /** 1, 2, 3 … within a case */
  readonly number: number;
  /** `sha256:<hex>` of the evidence file, and the frame of a clip as `t=12.48` */
  readonly file: string;
  readonly fragment: string | null;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly givenUpAt: string | null;
  /** in the order they came */
  readonly handedIn: readonly HandedIn[];
};

/** As it may be told. */
export type DoubleReading = Omit<KeptDoubleReading, 'handedIn'> & {
  readonly state: 'open' | 'complete' | 'given-up';
  readonly handedIn: readonly Omit<HandedIn, 'reading'>[];
  /** of each who handed in, in that order; null while it is sealed */
  readonly readings: readonly ReadingDraft[] | null;
};

/** What anybody may be told now: who handed in and when, and what only once both have. */
export function toldOf({ handedIn, ...kept }: KeptDoubleReading): DoubleReading {
  const isComplete = handedIn.length >= READERS;
  const state = isComplete ? 'complete' : kept.givenUpAt === null ? 'open' : 'given-up';
  return {
    ...kept,
    state,
    handedIn: handedIn.map(({ reader, at }) => ({ reader, at })),
    readings: isComplete ? handedIn.map(({ reading }) => reading) : null,
  };
}

export type Refusal = 'complete' | 'given-up' | 'same-reader';

/** Why this reader may not hand in; null: he may. */
export function whyNotHandIn(kept: KeptDoubleReading, reader: string): Refusal | null {
  if (kept.handedIn.length >= READERS) return 'complete';
  if (kept.givenUpAt !== null) return 'given-up';
  return kept.handedIn.some((one) => isSamePerson(one.reader, reader)) ? 'same-reader' : null;
}
