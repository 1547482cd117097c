/** What single checks gave, and how they become one finding: the gravest leads, its words first. */
import { type Finding, gravest, type IntegrityResult } from '../core/evidence/integrity/vocabulary.js';
import { Refused } from './limits.js';

export type Note = {
  readonly code: string;
  /** null: says something and decides nothing */
  readonly result: IntegrityResult | null;
  readonly words: string;
  readonly rule?: string;
};

export type Signed = { readonly by: string | null; readonly at: string | null };

export const NOT_SIGNED: Signed = { by: null, at: null };

/** @param otherwise the result when no check decides */
export function findingOf(notes: readonly Note[], otherwise: IntegrityResult, signed: Signed = NOT_SIGNED): Finding {
  const result = gravest(notes.flatMap((note) => (note.result === null ? [] : [note.result]))) ?? otherwise;
  const inOrder = [
    ...notes.filter((note) => note.result === result),
    ...notes.filter((note) => note.result !== result),
  ];
  return {
    result,
    codes: [...new Set(inOrder.map((note) => note.code))],
    detail: inOrder.flatMap(({ words }) => (words === '' ? [] : [words])).join('\n'),
    signedBy: signed.by,
    signedAt: signed.at,
    rule: notes.find((note) => note.rule !== undefined)?.rule ?? null,
  };
}

/** A file that could not be read to its end, as a note. Anything but a refusal is a broken structure in other words. */
export function brokenNote(error: unknown): Note {
  const { message } = error as Error;
  const code = error instanceof Refused ? error.code : 'structure.unreadable';
  return { code, result: 'structure-invalid', words: message };
}
