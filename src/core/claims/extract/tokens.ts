/** A text cut into sentences of words, numbers and signs, each with its place in the text. */
import { normalWord } from './lexicon.js';

export type Token = {
  readonly kind: 'word' | 'number' | 'sign';
  /** as compared: lower case */
  readonly norm: string;
  /** of a number in digits */
  readonly value: number | null;
  /** place in the text, `to` exclusive, in UTF-16 units */
  readonly from: number;
  readonly to: number;
};

export type Sentence = { readonly from: number; readonly to: number; readonly tokens: readonly Token[] };

// A designation such as AB-12M is one word; 450m is a number and a word.
const TOKEN =
  /(?<date>\d{4}-\d{2}-\d{2})|(?<number>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?)|(?<word>\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’ʼ`][\p{L}\p{N}]+)*)|(?<sign>[^\s])/gu;

/** The sentences of a text; a line break of its own or two ends one too. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = (): void => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) sentences.push({ from: first.from, to: last.to, tokens });
    tokens = [];
  };
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (/\n\s*\n/.test(text.slice(end, from))) close();
    tokens.push(tokenOf(match, from, to));
    end = to;
    if (isEnd(text, match[0], to)) close();
  }
  close();
  return sentences;
}

function tokenOf(match: RegExpMatchArray, from: number, to: number): Token {
  const { number, word, sign } = match.groups ?? {};
  if (number !== undefined) return { kind: 'number', norm: number, value: numberIn(number), from, to };
  return { kind: word === undefined ? 'sign' : 'word', norm: normalWord(word ?? sign ?? ''), value: null, from, to };
}

/** `1,234` and `1 234` are thousands, `1,5` is one and a half. */
function numberIn(digits: string): number {
  const grouped = /^\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?:\.\d+)?$/u.test(digits);
  return Number(grouped ? digits.replace(/[ \u00a0\u202f,]/gu, '') : digits.replace(',', '.'));
}

/** A full stop ends a sentence where a capital, a quotation mark or nothing follows; an initial or `bn.` does not. */
function isEnd(text: string, sign: string, to: number): boolean {
  if (!'.!?…'.includes(sign)) return false;
  const rest = text.slice(to, to + 4);
  if (!/^["'”»)]*(\s|$)/u.test(rest)) return false;
  if (/(?:^|[\s(])\p{Lu}\.$/u.test(text.slice(Math.max(0, to - 3), to))) return false;
  return /^["'”»)]*\s*(?:$|["'“«(]*[\p{Lu}\p{N}])/u.test(text.slice(to, to + 8));
}
