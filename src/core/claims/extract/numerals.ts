/** Numbers as they stand in text, in digits or spelled out, with thousands and millions and the ends of ranges. */
import { type Lexicon, meansWord } from './lexicon.js';
import type { Token } from './tokens.js';

/** A run of tokens that says one number. */
export type Numeral = {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly isSpelled: boolean;
};

/** The number that starts at a token, or null. @returns places of tokens, `to` exclusive */
export function numeralAt(tokens: readonly Token[], at: number, lexicons: readonly Lexicon[]): Numeral | null {
  const first = tokens[at];
  if (!first) return null;
  let total = 0;
  let here: number | null = null;
  let to = at;
  let isSpelled = true;
  // A and dozen, hundred or million.
  if (first.norm === 'a' && powerOf(tokens[at + 1], lexicons) !== null) [here, to] = [1, at + 1];
  for (; to < tokens.length; to++) {
    const token = tokens[to] as Token;
    const power = powerOf(token, lexicons);
    if (power !== null && (here !== null || total > 0) && !isMetre(tokens, at, to)) {
      const of = (here ?? 0) * power;
      [total, here] = power >= 1e3 || power === 12 ? [total + of, null] : [total, of];
      continue;
    }
    if (token.kind === 'number' && to === at) {
      [here, isSpelled] = [token.value, false];
      continue;
    }
    const word = spelled(token, lexicons);
    if (word === null || !isSpelled || !follows(here, word)) break;
    here = (here ?? 0) + word;
  }
  if (here === null && total === 0) return null;
  return { value: total + (here ?? 0), from: at, to, isSpelled };
}

/** Seven after twenty is twenty-seven; seven after eight is another number. */
const follows = (here: number | null, word: number): boolean =>
  here === null || (here >= 100 && word < 100) || (here >= 20 && here % 10 === 0 && word > 0 && word < 10);

/** `500 m` is a length, `$500 m` is not. */
function isMetre(tokens: readonly Token[], at: number, to: number): boolean {
  const { norm, from } = tokens[to] as Token;
  if (norm !== 'm' && norm !== 'k') return false;
  const isGlued = from === (tokens[to - 1] as Token).to;
  return !isGlued && !/^[$€£₴₽]$/u.test(tokens[at - 1]?.norm ?? '');
}

function powerOf(token: Token | undefined, lexicons: readonly Lexicon[]): number | null {
  if (token?.kind !== 'word') return null;
  for (const { powers } of lexicons) for (const [stem, value] of powers) if (meansWord(stem, token.norm)) return value;
  return null;
}

function spelled(token: Token, lexicons: readonly Lexicon[]): number | null {
  if (token.kind !== 'word') return null;
  const parts = token.norm.split('-').map((part) => plainNumber(part, lexicons));
  if (parts.some((part) => part === null)) return null;
  const [tens, units] = parts as number[];
  if (units === undefined) return tens ?? null;
  return parts.length === 2 && follows(tens as number, units) ? (tens as number) + units : null;
}

function plainNumber(word: string, lexicons: readonly Lexicon[]): number | null {
  for (const { numbers } of lexicons) {
    const exact = numbers.get(word);
    if (exact !== undefined) return exact;
    for (const [stem, value] of numbers) if (stem.endsWith('*') && meansWord(stem, word)) return value;
  }
  return null;
}
