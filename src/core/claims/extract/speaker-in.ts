/** Who speaks in a sentence: a source of the case that it names, and the words before or after a reporting verb. */
import type { TextContext } from './mentions.js';
import type { Proposal } from './proposal.js';

const REPORTS =
  /\b(?:said|says|told|claimed|claims|reported|reports|stated|states|announced|insisted|denied|acknowledged|estimated|confirmed)\b|(?:заяви|повідоми|сказа|стверджу|підтверди|сообщи|заявл|утвержда|подтверди)\p{L}*/u;

export function speakerIn(sentence: string, sources: TextContext['sources']): Pick<Proposal, 'sourceId' | 'speaker'> {
  const named = sources
    .flatMap(({ id, name }) =>
      namesOf(name).map((known) => ({ id, at: sentence.indexOf(known), length: known.length })),
    )
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.length - a.length || a.at - b.at)[0];
  return { sourceId: named?.id ?? null, speaker: wordsBefore(sentence) };
}

/** A name, the name without what stands in brackets, and what stands there. */
const namesOf = (name: string): readonly string[] =>
  [...new Set([name, ...name.split(/[()]/u)].map((part) => part.trim()))].filter((part) => part.length > 2);

/** The subject of a reporting verb: the words before it, from the last comma on. */
function wordsBefore(sentence: string): string | null {
  const verb = REPORTS.exec(sentence);
  if (!verb) return null;
  const before = sentence.slice(0, verb.index).split(/[,;:]/u).at(-1)?.trim() ?? '';
  return before.length > 1 && before.split(/\s+/u).length <= MOST_WORDS ? before : null;
}
/** A longer run of words is no name of a speaker. */
const MOST_WORDS = 12;
