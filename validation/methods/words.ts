/** B2: the terms a probability falls on, and the gaps it falls in. */
import { icd203, phia, type Wording } from '../../src/core/losses/words.js';
import type { Sections } from '../sections.js';

const VALUES = [0.003, 0.05, 0.07, 0.2, 0.3, 0.38, 0.45, 0.5, 0.52, 0.55, 0.78, 0.93, 0.95, 0.995];

export const words = (): Sections => ({
  B2: Object.fromEntries(
    VALUES.flatMap((p) => [
      [`icd203 at ${p}`, asPublished(icd203(p))],
      [`phia at ${p}`, asPublished(phia(p))],
    ]),
  ),
});

/** The truth table lists every term that holds, and gaps by their neighbours, off the scale included. */
function asPublished({ rule, terms, text }: Wording): string {
  if (rule === 'gap') return `GAP between: ${terms.join(' | ')}`;
  if (rule !== 'off-scale') return terms.join(' / ');
  const [end] = terms;
  return text.startsWith('below') ? `GAP between: below scale | ${end}` : `GAP between: ${end} | above scale`;
}
