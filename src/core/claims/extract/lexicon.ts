/**
 * Words a rule may lean on, in any language: phrases of stems (`destroy*`), each with what it means. Scripts and words tell
 * languages apart well enough, so the lists of all languages are read as one.
 */
import type { Verb } from '../../case.js';

export type Bound = 'ge' | 'gt' | 'le' | 'lt' | 'about';

/** What a phrase says, as far as the reading of numbers is concerned. */
export type Meaning =
  | { readonly kind: 'verb'; readonly verb: Verb }
  /** an attack that came to nothing: no hit */
  | { readonly kind: 'repelled' }
  /** what was hit will be made whole */
  | { readonly kind: 'restored' }
  /** looked at and found whole */
  | { readonly kind: 'intact' }
  | { readonly kind: 'bound'; readonly bound: Bound }
  /** number not given: several, dozens of */
  | { readonly kind: 'vague' }
  /** no, none, not one */
  | { readonly kind: 'zero' }
  /** a claim is denied: not, denied */
  | { readonly kind: 'not' }
  | { readonly kind: 'unit'; readonly unit: Unit; readonly times?: number }
  /** part of a whole, such as a half */
  | { readonly kind: 'part'; readonly of: number }
  /** ties a part to its whole */
  | { readonly kind: 'of' }
  /** one more of what was spoken of */
  | { readonly kind: 'more' }
  | { readonly kind: 'and' }
  | { readonly kind: 'hedge' }
  /** opens a range: between, from */
  | { readonly kind: 'between' }
  /** joins the ends of a range */
  | { readonly kind: 'to' }
  | { readonly kind: 'month'; readonly month: number }
  /** of what was listed before: the first two, the other three */
  | { readonly kind: 'listed'; readonly which: 'first' | 'other' }
  /** points back to a place just named */
  | { readonly kind: 'there' }
  | { readonly kind: 'link' };

export type Unit = 'percent' | 'drones' | 'sites' | 'days' | 'months' | 'years' | 'people' | 'unread' | Currency;
export type Currency = 'usd' | 'eur' | 'gbp' | 'uah' | 'rub';

/** `phrase` → meaning; stems end in `*`, words of a phrase are separated by blanks */
export type Lexicon = {
  readonly phrases: ReadonlyMap<string, Meaning>;
  /** spelled numbers below a thousand by word or stem */
  readonly numbers: ReadonlyMap<string, number>;
  /** thousand, million and on: they multiply what stands before */
  readonly powers: ReadonlyMap<string, number>;
  /** second, third and on: one more of a kind, or part of a date */
  readonly ordinals: readonly string[];
};

/** A word as it is compared: lower case, one apostrophe, no diaeresis that print leaves out. */
export const normalWord = (word: string): string =>
  word.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll(/[’ʼ`]/g, "'");

export const meansWord = (stem: string, word: string): boolean =>
  stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : stem === word;

/** A list of phrases, one meaning for all. */
export const all = (phrases: string, meaning: Meaning): readonly (readonly [string, Meaning])[] =>
  phrases.split('|').map((phrase) => [phrase.trim(), meaning] as const);

export const verb = (phrases: string, is: Verb) => all(phrases, { kind: 'verb', verb: is });
export const bound = (phrases: string, is: Bound) => all(phrases, { kind: 'bound', bound: is });
export const unit = (phrases: string, is: Unit, times = 1) => all(phrases, { kind: 'unit', unit: is, times });
export const plainly = (
  phrases: string,
  kind:
    | 'repelled'
    | 'restored'
    | 'intact'
    | 'vague'
    | 'zero'
    | 'not'
    | 'of'
    | 'more'
    | 'and'
    | 'hedge'
    | 'between'
    | 'to'
    | 'there'
    | 'link',
) => all(phrases, { kind });
/** Twelve names or stems of months, in order. */
export const months = (stems: string) =>
  stems.split('|').map((stem, i) => [stem.trim(), { kind: 'month', month: i + 1 }] as const);
/** Number words, values counted up from `first` by `step`. Forms of one number are separated by `/`. */
export const counted = (forms: string, first: number, step = 1): readonly (readonly [string, number])[] =>
  forms.split('|').flatMap((of, i) => of.split('/').map((form) => [form.trim(), first + i * step] as const));
