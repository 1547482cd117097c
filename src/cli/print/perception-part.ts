/** What people did, said in polls, traded and noticed: one sentence each, and how the widest-told claims spread. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { heading, type Page } from './page.js';
import { paragraph } from './width.js';

type Perception = Exclude<Assessment['perception'], { gap: unknown }>;

/** Spreads printed; the others are in the document. */
const SPREADS = 2;

export function perceptionPart(
  { outputs, polls, markets, attention, spreads }: Perception,
  page: Page,
): readonly string[] {
  const told = [...spreads].sort((a, b) => b.relays.length - a.relays.length).slice(0, SPREADS);
  const sentences = [...outputs, ...polls, ...markets, ...attention, ...told].map(({ sentence }) => sentence);
  if (sentences.length === 0) return [];
  return [
    ...heading('What people did, said, traded and noticed, each by itself', page),
    ...sentences.flatMap((sentence) => paragraph(sentence, page.columns, 2, '·')),
  ];
}
