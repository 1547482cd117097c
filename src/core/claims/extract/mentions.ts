/**
 * Where a text names what a case knows: its sites, its types and groups of types, by the names in its own tables and the
 * other words it lists for them. Designations are compared letter by letter across scripts and may be shortened: an older or
 * shorter designation stands for every type that begins with it.
 */
import { normalWord } from './lexicon.js';
import type { Token } from './tokens.js';

/** What the reading of a text knows of a case. */
export type TextContext = {
  /** first day of the strike, EDTF; null where none is known */
  readonly strike: string | null;
  readonly sites: readonly { readonly id: string; readonly name: string; readonly region: string }[];
  readonly types: readonly string[];
  /** group → its types; `*` for all */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** other words for a site, type or group, by its id */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
};

export type Mention =
  | { readonly kind: 'site'; readonly ids: readonly string[] }
  | { readonly kind: 'type'; readonly ids: readonly string[]; readonly isPlural: boolean }
  /** `types` empty: every asset of the case */
  | { readonly kind: 'group'; readonly types: readonly string[] };

type Name = { readonly words: readonly string[]; readonly mention: Mention };

/** @returns the longest mention that starts at a token, with the number of tokens it takes */
export type FindMention = (
  tokens: readonly Token[],
  at: number,
) => { readonly mention: Mention; readonly length: number } | null;

export function makeFindMention(context: TextContext): FindMention {
  const names = namesOf(context);
  const codes = context.types.map((id) => ({ id, code: codeOf(id) }));
  return (tokens, at) => {
    const token = tokens[at] as Token;
    if (token.kind !== 'word') return null;
    const found = names.find(({ words }) => words.every((word, i) => isSame(word, tokens[at + i]?.norm ?? '')));
    if (found) return { mention: found.mention, length: found.words.length };
    const type = typeOf(token.norm, codes);
    return type === null ? null : { mention: type, length: 1 };
  };
}

function namesOf({ sites, groups, words, types }: TextContext): readonly Name[] {
  const names: Name[] = [];
  const add = (text: string, mention: Mention): void => {
    const split = wordsOf(text);
    if (split.length > 0 && split.join('').length > 1) names.push({ words: split, mention });
  };
  for (const site of sites) {
    const own: Mention = { kind: 'site', ids: [site.id] };
    for (const name of [site.id, site.name, ...site.name.split(/[()]/u), ...(words[site.id] ?? [])]) add(name, own);
    add(wordsOf(site.name)[0] ?? '', own);
    const region = wordsOf(site.region);
    const there: Mention = {
      kind: 'site',
      ids: sites.filter((other) => other.region === site.region).map(({ id }) => id),
    };
    add(region.join(' '), there);
    add(region[0] ?? '', there);
  }
  for (const [group, members] of Object.entries(groups)) {
    const mention: Mention = { kind: 'group', types: members.includes('*') ? [] : members };
    for (const name of [group, ...(words[group] ?? [])]) add(name, mention);
  }
  for (const type of types)
    for (const name of [...(/\d/.test(type) ? [] : [type]), ...(words[type] ?? [])])
      add(name, { kind: 'type', ids: [type], isPlural: false });
  return names.sort((a, b) => b.words.length - a.words.length || b.words.join('').length - a.words.join('').length);
}

const wordsOf = (text: string): readonly string[] =>
  [...normalWord(text).matchAll(/\p{L}[\p{L}\p{M}\p{N}]*(?:[-'][\p{L}\p{N}]+)*/gu)].map(([word]) => word);

/** The same word but for its ending: a plural s, or the case endings of inflected scripts. */
function isSame(known: string, word: string): boolean {
  if (known === word) return true;
  if (/^[a-z]/.test(known)) return word === `${known}s` || word === `${known}es` || word === `${known}'s`;
  let shared = 0;
  while (shared < known.length && known[shared] === word[shared]) shared++;
  const least = Math.max(3, Math.min(known.length, word.length) - 3);
  return shared >= least && shared >= known.length - 3 && word.length - shared <= 4;
}

function typeOf(word: string, codes: readonly { readonly id: string; readonly code: string }[]): Mention | null {
  if (!/\d/.test(word)) return null;
  const plain = codeOf(word);
  for (const [code, isPlural] of [
    [plain, false],
    [plain.replace(/s$/, ''), plain.endsWith('s')],
  ] as const) {
    if (code.length < 2) continue;
    const exact = codes.filter((type) => type.code === code);
    const found = exact.length > 0 ? exact : codes.filter((type) => begins(type.code, code));
    if (found.length > 0) return { kind: 'type', ids: found.map(({ id }) => id), isPlural };
  }
  return null;
}

/** Whether a designation begins with a shorter one, not in the middle of a number. */
const begins = (code: string, short: string): boolean =>
  code.startsWith(short) && /\d/.test(short) && !(/\d$/.test(short) && /^\d/.test(code.slice(short.length)));

/** Letters and digits in one script: look-alikes and sounds of the other are written in this one. */
const codeOf = (designation: string): string =>
  [...normalWord(designation)]
    .map((c) => LATIN[c] ?? c)
    .filter((c) => /[a-z0-9]/.test(c))
    .join('');

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e є:ie ж:zh з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:y э:e ю:iu я:ia'
    .split(' ')
    .map((pair) => pair.split(':')),
);
