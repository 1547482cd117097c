/** What each run of tokens of a sentence says, left to right: a number, a phrase of the lexicons, a name of the case, or a word. */
import { ENGLISH } from './english.js';
import { type Lexicon, type Meaning, meansWord } from './lexicon.js';
import type { FindMention, Mention } from './mentions.js';
import { numeralAt } from './numerals.js';
import { RUSSIAN } from './russian.js';
import type { Token } from './tokens.js';
import { UKRAINIAN } from './ukrainian.js';

export type Mark = (
  | Meaning
  | Mention
  /** `low` below `high`: a range */
  | { readonly kind: 'number'; readonly low: number; readonly high: number; readonly isSpelled: boolean }
  | { readonly kind: 'ordinal' }
  | { readonly kind: 'stop'; readonly sign: string }
  | { readonly kind: 'word' }
) & {
  /** places of tokens, `to` exclusive */
  readonly from: number;
  readonly to: number;
  readonly text: string;
};

const LEXICONS: readonly Lexicon[] = [ENGLISH, UKRAINIAN, RUSSIAN];

type Phrase = { readonly stems: readonly string[]; readonly meaning: Meaning };

/** Phrases by the first letter of their first stem, longest first. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = phrasesByLetter();

function phrasesByLetter(): Map<string, Phrase[]> {
  const by = new Map<string, Phrase[]>();
  for (const { phrases } of LEXICONS)
    for (const [phrase, meaning] of phrases) {
      const stems = phrase.split(' ');
      const letter = phrase[0] as string;
      by.set(letter, [...(by.get(letter) ?? []), { stems, meaning }]);
    }
  const size = ({ stems }: Phrase): number => 100 * stems.length + (stems[0] as string).length;
  for (const list of by.values()) list.sort((a, b) => size(b) - size(a));
  return by;
}

export function marksOf(tokens: readonly Token[], text: string, find: FindMention): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const mark = markAt(tokens, at, text, find);
    marks.push(mark);
    at = mark.to;
  }
  return marks;
}

function markAt(tokens: readonly Token[], at: number, text: string, find: FindMention): Mark {
  const token = tokens[at] as Token;
  const upTo = (to: number) => ({
    from: at,
    to,
    text: text.slice(token.from, (tokens[to - 1] as Token).to).toLowerCase(),
  });
  const mention = find(tokens, at);
  if (mention) return { ...mention.mention, ...upTo(at + mention.length) };
  const phrase = phraseAt(tokens, at);
  if (phrase && phrase.stems.length > 1) return { ...phrase.meaning, ...upTo(at + phrase.stems.length) };
  const range = rangeAt(tokens, at);
  if (range) return { kind: 'number', ...range, ...upTo(range.to) };
  if (phrase) return { ...phrase.meaning, ...upTo(at + 1) };
  if (token.kind === 'sign') return { kind: 'stop', sign: token.norm, ...upTo(at + 1) };
  if (LEXICONS.some(({ ordinals }) => ordinals.includes(token.norm))) return { kind: 'ordinal', ...upTo(at + 1) };
  return { kind: 'word', ...upTo(at + 1) };
}

function phraseAt(tokens: readonly Token[], at: number): Phrase | null {
  const list = PHRASES.get((tokens[at] as Token).norm[0] ?? '') ?? [];
  return list.find(({ stems }) => stems.every((stem, i) => meansWord(stem, tokens[at + i]?.norm ?? ''))) ?? null;
}

type Range = { readonly low: number; readonly high: number; readonly isSpelled: boolean; readonly to: number };

/** A number or two that are the ends of one range; `1.5 to 2 billion` are both billions. */
function rangeAt(tokens: readonly Token[], at: number): Range | null {
  const first = numeralAt(tokens, at, LEXICONS);
  if (!first) return null;
  const { value, to, isSpelled } = first;
  const joint = tokens[to]?.norm ?? '';
  const opener = tokens[at - 1]?.norm ?? '';
  const second = numeralAt(tokens, to + 1, LEXICONS);
  const single = { low: value, high: value, isSpelled, to };
  if (!second || !joins(joint, opener)) return single;
  const scale = second.value >= 1000 && value < 1000 && value < second.value / 1000 ? powerIn(second.value, value) : 1;
  return value * scale < second.value ? { low: value * scale, high: second.value, isSpelled, to: second.to } : single;
}

/** `1.5 to 2 billion`: the power that brings the first end to the size of the second. */
function powerIn(second: number, first: number): number {
  let power = 1;
  while (first * power * 1000 < second * 10 && power < 1e12) power *= 1000;
  return power;
}

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  and: ['between'],
  і: ['між'],
  та: ['між'],
  и: ['между'],
  до: ['від', 'от', 'з', 'с'],
};
const joins = (joint: string, opener: string): boolean =>
  ['to', '-', '–', '—', 'or', 'або', 'или'].includes(joint) || (OPENERS[joint]?.includes(opener) ?? false);
