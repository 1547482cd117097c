/**
 * The catalogue's voice: fills `{names}` and chooses the plural form by the locale's rules. `say` gives text, `<Say>`
 * gives the same sentence with links and numbers in its holes, so no sentence is ever glued from pieces.
 */
import { Fragment, type ReactNode } from 'react';
import { InputError } from '../../core/problem.js';
import { STRINGS } from '../strings.js';
import { LOCALE } from './locale.js';

export type Key = keyof typeof STRINGS;
type Text = string | { readonly one: string; readonly other: string };
type Values = Readonly<Record<string, string | number>>;

const rules = new Intl.PluralRules(LOCALE);
const grouped = new Intl.NumberFormat(LOCALE);

/** @param values `n` chooses the plural form */
export function say(key: Key, values: Values = {}): string {
  return pieces(key, values.n)
    .map((piece) => (piece.hole ? shown(key, piece.text, values) : piece.text))
    .join('');
}

export function Say({
  of,
  n,
  ...holes
}: { readonly of: Key; readonly n?: number } & { readonly [hole: string]: ReactNode }) {
  return pieces(of, n).map((piece, i) => {
    const filled =
      piece.text === 'n' && n !== undefined && holes.n === undefined ? grouped.format(n) : holes[piece.text];
    if (piece.hole && filled === undefined) throw new InputError(of, `a value for {${piece.text}}`, undefined);
    return <Fragment key={i}>{piece.hole ? filled : piece.text}</Fragment>;
  });
}

function shown(key: Key, name: string, values: Values): string {
  const value = values[name];
  if (value === undefined) throw new InputError(key, `a value for {${name}}`, undefined);
  return typeof value === 'number' ? grouped.format(value) : value;
}

type Piece = { readonly text: string; readonly hole: boolean };

/** Sentences are taken apart once; a page says thousands of them. */
const apart = new Map<string, readonly Piece[]>();

function pieces(key: Key, n: string | number | undefined): readonly Piece[] {
  const entry: Text = STRINGS[key];
  const text = typeof entry === 'string' ? entry : rules.select(Number(n ?? 0)) === 'one' ? entry.one : entry.other;
  const found = apart.get(text) ?? text.split(/[{}]/).map((piece, i) => ({ text: piece, hole: i % 2 === 1 }));
  apart.set(text, found);
  return found;
}
