/**
 * The proof that what was stripped is gone: every stripped value is searched for in every file that would be published, as
 * it was written and as HTML, JSON and addresses write it. A value that also stands in a published cell of a list, a number
 * or a day is public anyway; a single plain lower-case word or a bare number names nobody and is not searched for.
 */
import type { PublicCase, StrippedKind } from '../casefile/public/public-case.js';
import { fromUtf8 } from '../casefile/utf8.js';
import { escaped } from '../dossier/site/html.js';
import type { FolderFiles } from '../ports.js';

export type Leak = {
  /** file of the dossier it was found in */
  readonly file: string;
  /** where it had stood in the case */
  readonly where: string;
  readonly kind: StrippedKind;
};

const SHORTEST = 4;
/** A position tells where something is from here on. */
const DECIMALS = /\.\d{3,}$/;

export function leaksIn(made: FolderFiles, { stripped, publicWords, keptFiles }: PublicCase): readonly Leak[] {
  const texts = [...made].map(([file, bytes]) => ({ file, text: fromUtf8(bytes).toLowerCase() }));
  const values = stripped.flatMap(({ kind, where, values: all }) =>
    all.filter((value) => isTelling(kind, value, publicWords)).map((value) => ({ kind, where, forms: formsOf(value) })),
  );
  const inText = values.flatMap(({ kind, where, forms }) =>
    texts.filter(({ text }) => forms.some((form) => holds(text, form))).map(({ file }) => ({ file, where, kind })),
  );
  const whole = keptFiles.flatMap(({ path, bytes }) =>
    [...made]
      .filter(([, own]) => bytes.length > 0 && isSame(own, bytes))
      .map(([file]): Leak => ({ file, where: path, kind: 'file' })),
  );
  return unique([...inText, ...whole]);
}

function isTelling(kind: StrippedKind, value: string, publicWords: ReadonlySet<string>): boolean {
  const plain = value.trim();
  if (kind === 'position') return DECIMALS.test(plain);
  if (kind === 'account' || kind === 'mail' || kind === 'telephone' || kind === 'path') return plain.length >= SHORTEST;
  return (
    plain.length >= SHORTEST &&
    !/^[\d.,:TZ/~?%+-]+$/.test(plain) &&
    !/^\p{Ll}+$/u.test(plain) &&
    !publicWords.has(plain.toLowerCase())
  );
}

function formsOf(value: string): readonly string[] {
  const plain = value.trim();
  const forms = [
    plain,
    escaped(plain),
    JSON.stringify(plain).slice(1, -1),
    plain.replaceAll('"', '""'),
    encodeURIComponent(plain),
  ];
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

/** As a word of its own: `Tu` is not found in `Tuesday`. */
function holds(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    if (!isWord(text[at - 1]) && !isWord(text[at + form.length])) return true;
  return false;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

const unique = (leaks: readonly Leak[]): readonly Leak[] => [
  ...new Map(leaks.map((leak) => [`${leak.file}|${leak.where}`, leak])).values(),
];
