/** Which verb a number of a sentence belongs to. */
import type { Verb } from '../../case.js';
import type { Anchor } from './anchors.js';
import type { Segment } from './found.js';
import type { Mark } from './marks.js';

/** The verb after a number in its clause, else the nearest before; of a part of a counted whole the last one. */
export function verbFor(marks: readonly Mark[], anchor: Anchor, segment: Segment): Verb | null {
  const after: Verb[] = [];
  for (let i = anchor.at + 1; i < segment.to; i++) {
    const mark = marks[i] as Mark;
    if (mark.kind === 'verb') after.push(mark.verb);
    else if (mark.kind === 'and' || (mark.kind === 'stop' && /[,;:()–—]/.test(mark.sign))) break;
  }
  const own = anchor.form === 'part' ? after.at(-1) : after[0];
  if (own && anchor.measure !== 'value') return own;
  for (let i = anchor.at - 1; i >= segment.from; i--) {
    const mark = marks[i] as Mark;
    if (mark.kind === 'verb') return mark.verb;
  }
  return own ?? null;
}
