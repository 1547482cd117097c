/** The places of a sentence that a claim hangs on: numbers by what they count, parts of a whole, none, several, denials. */
import type { Bound, Currency } from './lexicon.js';
import type { Mark } from './marks.js';

export type Anchor = {
  /** place of the mark it hangs on, and of the first mark after its noun */
  readonly at: number;
  readonly after: number;
  readonly measure: 'count' | 'share' | 'value' | 'sites' | 'drones' | 'duration';
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly bound: Bound | null;
  readonly hedge: string | null;
  /** a part of a counted whole, one more of a kind, a number without a noun, none at all: where the rest is found */
  readonly form: 'plain' | 'part' | 'more' | 'zero' | 'vague';
};

const CURRENCIES: readonly string[] = ['usd', 'eur', 'gbp', 'uah', 'rub'] satisfies Currency[];
/** Days are what a span of years, months and days is added up in where no calendar helps. */
const MONTHS_A_YEAR = 12;

/** @param unit what assets are counted in */
export function anchorsOf(marks: readonly Mark[], unit: string): readonly Anchor[] {
  const anchors: Anchor[] = [];
  for (let at = 0; at < marks.length; at++) {
    const found = anchorAt(marks, at, unit);
    if (!found) continue;
    anchors.push(found);
    at = Math.max(at, found.after - 1);
  }
  return anchors;
}

function anchorAt(marks: readonly Mark[], at: number, unit: string): Anchor | null {
  const mark = marks[at] as Mark;
  if (mark.kind === 'number') return numberAt(marks, at, mark, unit);
  if (mark.kind === 'part') return partAt(marks, at, mark.of, unit);
  if (mark.kind === 'ordinal') return isOneMore(marks, at + 1) ? oneMore(at, unit) : null;
  if (mark.kind === 'vague') {
    const noun = nounAfter(marks, at);
    return noun?.asset ? { ...plain(at, noun.after, unit), form: 'vague', hedge: mark.text } : null;
  }
  if (mark.kind === 'zero') return zeroAt(marks, at, unit);
  return null;
}

type Plain = Extract<Mark, { readonly kind: 'number' }>;

function numberAt(marks: readonly Mark[], at: number, mark: Plain, unit: string): Anchor | null {
  if (isDate(marks, at, mark) || marks[at - 1]?.kind === 'listed' || isRunningTotal(marks, at, mark)) return null;
  const { bound, hedge } = boundBefore(marks, at);
  const counted = { at, low: mark.low, high: mark.high, bound, hedge, form: 'plain' as const };
  const sign = marks[at - 1];
  if (sign?.kind === 'unit' && CURRENCIES.includes(sign.unit))
    return { ...counted, ...boundBefore(marks, at - 1), after: at + 1, measure: 'value', unit: sign.unit };
  const noun = nounAfter(marks, at);
  if (noun?.unit === 'people' || noun?.unit === 'unread') return null;
  if (noun?.unit === undefined || noun.unit === null) return countAt(marks, counted, noun?.after ?? at + 1, unit);
  if (CURRENCIES.includes(noun.unit)) return { ...counted, after: noun.after, measure: 'value', unit: noun.unit };
  if (noun.unit === 'percent') return { ...counted, after: noun.after, measure: 'share', unit: 'percent' };
  if (noun.unit === 'drones' || noun.unit === 'sites')
    return { ...counted, after: noun.after, measure: noun.unit, unit: noun.unit };
  return durationAt(marks, counted, at);
}

type Counted = Pick<Anchor, 'at' | 'low' | 'high' | 'bound' | 'hedge' | 'form'>;

function countAt(marks: readonly Mark[], counted: Counted, after: number, unit: string): Anchor | null {
  const mark = marks[counted.at] as Plain;
  // One of them, no one: a pronoun.
  if (mark.isSpelled && mark.low === 1 && marks[counted.at + 1]?.kind === 'of') return null;
  return { ...counted, after, measure: 'count', unit };
}

/** `3 of its 9 ships`: nine is what they are part of. */
export function isWhole(marks: readonly Mark[], at: number): boolean {
  let before = at - 1;
  while (before > at - 4 && marks[before]?.kind === 'word') before--;
  if (marks[before]?.kind !== 'of') return false;
  const part = marks[before - 1]?.kind;
  return part === 'number' || part === 'part';
}

function partAt(marks: readonly Mark[], at: number, of: number, unit: string): Anchor | null {
  const mark = marks[at] as Mark;
  if (marks[at + 1]?.kind !== 'of') {
    if (isOneMore(marks, at + 1)) return oneMore(at, unit);
    return isGenitive(marks, at) ? shareAt(at, of) : null;
  }
  let whole = at + 2;
  while (whole < at + 5 && marks[whole]?.kind === 'word') whole++;
  const number = marks[whole];
  if (number?.kind !== 'number') return shareAt(at, of);
  const noun = nounAfter(marks, whole);
  const [low, high] = [Math.floor(number.low / of), Math.ceil(number.high / of)];
  return { ...plain(at, noun?.after ?? whole + 1, unit), form: 'part', low, high, bound: 'about', hedge: mark.text };
}

const shareAt = (at: number, of: number): Anchor => ({
  ...{ ...plain(at, at + 1, 'percent'), measure: 'share' },
  ...{ low: 100 / of, high: 100 / of, bound: 'about' },
});

/** `чверть систем`: where nouns have cases, the whole follows without a word between. */
function isGenitive(marks: readonly Mark[], at: number): boolean {
  return /\p{Script=Cyrillic}/u.test((marks[at] as Mark).text) && nounAfter(marks, at)?.asset === true;
}

function zeroAt(marks: readonly Mark[], at: number, unit: string): Anchor | null {
  const mark = marks[at] as Mark;
  if (mark.text === 'any' && !marks.slice(0, at).some(({ kind }) => kind === 'not')) return null;
  const noun = nounAfter(marks, at);
  const isAlone = mark.text.startsWith('none') || mark.text.startsWith('жоден');
  if (!noun?.asset && !isAlone) return null;
  return { ...plain(at, noun?.after ?? at + 1, unit), form: 'zero', low: 0, high: 0 };
}

const plain = (at: number, after: number, unit: string): Anchor => ({
  at,
  after,
  measure: 'count',
  low: null,
  high: null,
  unit,
  bound: null,
  hedge: null,
  form: 'plain',
});
const oneMore = (at: number, unit: string): Anchor => ({ ...plain(at, at + 1, unit), form: 'more', low: 1, high: 1 });

/** `a third was damaged`, `третій пошкоджено`: a verb follows, not a noun. */
function isOneMore(marks: readonly Mark[], at: number): boolean {
  for (let i = at; i < at + 4; i++) {
    const kind = marks[i]?.kind;
    if (kind === 'verb') return true;
    if (kind !== 'word') return false;
  }
  return false;
}

type Noun = { readonly unit: string | null; readonly asset: boolean; readonly after: number };

/** What a number counts: the first unit or asset after it, past adjectives. */
function nounAfter(marks: readonly Mark[], at: number): Noun | null {
  for (let i = at + 1; i < marks.length && i <= at + MOST_ADJECTIVES; i++) {
    const mark = marks[i] as Mark;
    if (mark.kind === 'unit') return { unit: mark.unit, asset: false, after: i + 1 };
    if (mark.kind === 'group' || mark.kind === 'type') return { unit: null, asset: true, after: i + 1 };
    const isPassed = ['word', 'verb', 'more', 'site', 'ordinal'].includes(mark.kind);
    if (!isPassed && !(mark.kind === 'of' && i === at + 1) && !isWhole(marks, i)) return null;
  }
  return null;
}
const MOST_ADJECTIVES = 5;

/** The bound a number stands under, looked for before it, past one small word. */
function boundBefore(marks: readonly Mark[], at: number): Pick<Anchor, 'bound' | 'hedge'> {
  for (const i of [at - 1, at - 2]) {
    const mark = marks[i];
    if (mark?.kind === 'bound') return { bound: mark.bound, hedge: mark.text };
    if (mark?.kind !== 'word' || mark.text.length > 3) break;
  }
  return { bound: null, hedge: null };
}

/** A day of a month, or a year. */
function isDate(marks: readonly Mark[], at: number, { low, high, isSpelled }: Plain): boolean {
  if (isSpelled || low !== high) return false;
  if (low <= 31 && (marks[at + 1]?.kind === 'month' || marks[at - 1]?.kind === 'month')) return true;
  const kind = marks[at + 1]?.kind;
  return low >= 1900 && low < 2100 && kind !== 'group' && kind !== 'type' && kind !== 'unit';
}

/** `rose by 12, from 372 to 384`: where a counter stood. */
const isRunningTotal = (marks: readonly Mark[], at: number, { low, high }: Plain): boolean =>
  low < high && marks[at - 1]?.kind === 'between' && marks[at - 2]?.kind === 'stop' && !nounAfter(marks, at);

const TIMES: Readonly<Record<string, number>> = { days: 1, months: 30.4375, years: 365.25 };
const SINCE = /^(?:on|later|ago|earlier|after|before|пізніше|тому|позже|назад|спустя)$/;

/** A span of time: months where it is months and years, days where it is made of several. `two months later` dates something. */
function durationAt(marks: readonly Mark[], counted: Counted, from: number): Anchor | null {
  const pieces: { readonly low: number; readonly high: number; readonly unit: string }[] = [];
  let at = from;
  let after = from;
  for (;;) {
    const number = marks[at];
    const noun = nounAfter(marks, at);
    const mark = noun ? marks[noun.after - 1] : undefined;
    if (number?.kind !== 'number' || mark?.kind !== 'unit' || !(mark.unit in TIMES)) break;
    const times = mark.times ?? 1;
    pieces.push({ low: number.low * times, high: number.high * times, unit: mark.unit });
    after = noun?.after ?? at + 1;
    at = after;
    while (marks[at]?.kind === 'and' || marks[at]?.text === ',') at++;
  }
  const [only] = pieces;
  if (!only || SINCE.test(marks[after]?.text ?? '')) return null;
  const whole = { ...counted, after, measure: 'duration' as const };
  if (pieces.length === 1) {
    const times = only.unit === 'years' ? MONTHS_A_YEAR : 1;
    return { ...whole, low: only.low * times, high: only.high * times, unit: only.unit === 'days' ? 'days' : 'months' };
  }
  const days = Math.floor(pieces.reduce((sum, piece) => sum + piece.low * (TIMES[piece.unit] as number), 0));
  return { ...whole, low: days, high: days, unit: 'days' };
}
