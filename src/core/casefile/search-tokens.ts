/**
 * The words of a text as they are searched: letters, figures and marks in one form and small, whatever stands between them
 * left out. A run of a script that leaves no space between words (Han, Kana, Thai, Lao, Khmer) stands once from each of its
 * letters on, so that a word in its midst begins a token. Most likely to be wrong: inflection; a word finds what begins with it.
 */
const BETWEEN = /[^\p{L}\p{N}\p{M}]+/u;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Longer ones are cut: nobody types them. */
const LONGEST = 48;
const SUFFIX = 12;
/** A row that says more is found by its first words. */
const MOST = 400;

/** What a reader asks for: each must begin a token. In the order typed, each once. */
export const searchWords = (text: string): readonly string[] => [...new Set(runsOf(text))];

/** What a row is found by, each once. */
export function searchTokens(text: string): readonly string[] {
  const tokens = new Set<string>();
  for (const run of runsOf(text)) {
    if (tokens.size >= MOST) break;
    if (!UNSPACED.test(run)) tokens.add(run);
    else {
      const letters = [...run];
      for (let i = 0; i < letters.length; i++) tokens.add(letters.slice(i, i + SUFFIX).join(''));
    }
  }
  return [...tokens];
}

const runsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(BETWEEN)
    .filter((run) => run !== '')
    .map((run) => [...run].slice(0, LONGEST).join(''));
