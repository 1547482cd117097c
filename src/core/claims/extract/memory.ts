/** What earlier sentences leave to later ones: the places listed last, the verb used last. */
import type { Verb } from '../../case.js';
import type { Mark } from './marks.js';

export type Memory = {
  /** places a sentence points back to: the first two, the other three; empty where it does not */
  readonly pointedAt: (marks: readonly Mark[]) => readonly string[];
  /** the one place spoken of, where a sentence says there or the base */
  readonly thereIn: (marks: readonly Mark[]) => readonly string[];
  /** the verb of the sentence before, where this one goes on about the same assets */
  readonly verbFor: (marks: readonly Mark[]) => Verb | null;
  readonly keep: (marks: readonly Mark[]) => void;
};

export function makeMemory(): Memory {
  let listed: readonly string[] = [];
  let pointed: readonly string[] = [];
  let verb: Verb | null = null;
  const pointedAt = (marks: readonly Mark[]): readonly string[] => {
    const at = marks.findIndex(({ kind }) => kind === 'listed');
    const mark = marks[at];
    if (mark?.kind !== 'listed') return [];
    const number = marks[at + 1];
    const count = number?.kind === 'number' ? number.low : 1;
    if (mark.which === 'first') return listed.slice(0, count);
    const rest = listed.filter((site) => !pointed.includes(site));
    return number?.kind === 'number' ? rest.slice(-count) : rest;
  };
  return {
    pointedAt,
    thereIn: (marks) => {
      const own = marks.flatMap((mark) => (mark.kind === 'site' ? mark.ids : []));
      if (own.length > 0) return own;
      return listed.length === 1 && marks.some(({ kind }) => kind === 'there') ? listed : [];
    },
    verbFor: (marks) => (marks.some(({ text }) => /^(?:these|those|them|серед|среди|них)$/.test(text)) ? verb : null),
    keep: (marks) => {
      const sites = [...new Set(marks.flatMap((mark) => (mark.kind === 'site' ? mark.ids : [])))];
      const back = pointedAt(marks);
      if (back.length > 0) pointed = back;
      if (sites.length > 0) [listed, pointed] = [sites, []];
      const last = marks.findLast(({ kind }) => kind === 'verb');
      if (last?.kind === 'verb') verb = last.verb;
    },
  };
}
