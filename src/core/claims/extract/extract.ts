/** Atomic claims proposed from a text in English, Ukrainian or Russian, by rules that know words and the case's own names alone. */
import { dateIn } from './date-in.js';
import type { Found } from './found.js';
import { type Mark, marksOf } from './marks.js';
import { makeMemory } from './memory.js';
import { makeFindMention, type TextContext } from './mentions.js';
import type { Proposal } from './proposal.js';
import { readSentence } from './read-sentence.js';
import { speakerIn } from './speaker-in.js';
import { type Sentence, sentencesOf } from './tokens.js';

/** Longer texts are read up to here. */
export const MOST_TEXT = 200_000;

/** Claims in order of the text. Cost: linear in its length. */
export function proposeClaims(text: string, context: TextContext): readonly Proposal[] {
  const read = text.slice(0, MOST_TEXT);
  const [find, memory, unit] = [makeFindMention(context), makeMemory(), unitOf(context)];
  let date: string | null = null;
  const proposals: Proposal[] = [];
  for (const sentence of sentencesOf(read)) {
    const marks = marksOf(sentence.tokens, read, find);
    date = dateIn(marks, context.strike) ?? date;
    const spoken = { date, ...speakerIn(read.slice(sentence.from, sentence.to), context.sources) };
    const found = readSentence(marks, unit, memory);
    proposals.push(...found.map((claim) => proposalOf(read, sentence, marks, claim, spoken)));
    memory.keep(marks);
  }
  return proposals;
}

/** What a case counts: the group of all its types. */
const unitOf = ({ groups }: TextContext): string =>
  Object.entries(groups).find(([, members]) => members.includes('*'))?.[0] ?? 'assets';

function proposalOf(
  text: string,
  sentence: Sentence,
  marks: readonly Mark[],
  found: Found,
  spoken: Pick<Proposal, 'date' | 'sourceId' | 'speaker'>,
): Proposal {
  const span = (from: number, to: number): readonly [number, number] => {
    const [first, last] = [marks[from] as Mark, marks[to - 1] as Mark];
    return [sentence.tokens[first.from]?.from ?? 0, sentence.tokens[last.to - 1]?.to ?? 0];
  };
  const place = span(found.from, found.to);
  const whole = found.denominator === null ? null : text.slice(...span(...found.denominator));
  return {
    text: text.slice(...place),
    span: place,
    measure: found.measure,
    verb: found.verb,
    comparator: found.comparator,
    low: found.low,
    high: found.high,
    unit: found.unit,
    scopeSites: found.sites,
    scopeTypes: found.types,
    denominator: whole,
    hedge: found.hedge,
    ...spoken,
  };
}
