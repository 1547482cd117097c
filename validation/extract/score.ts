/**
 * How well claims are read from text: expected claims found, fields of them right, proposals beyond them. A field of words
 * (denominator, hedge) is right where half of its words agree; all others must be equal.
 */
import { proposeClaims } from '../../src/core/claims/extract/extract.js';
import type { TextContext } from '../../src/core/claims/extract/mentions.js';
import type { Proposal } from '../../src/core/claims/extract/proposal.js';

export type Expected = {
  readonly measure: string;
  readonly verb: string;
  readonly comparator: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly sites: string;
  readonly types: string;
  readonly denominator: string;
  readonly hedge: string;
};
export const FIELDS = [
  'measure',
  'verb',
  'comparator',
  'low',
  'high',
  'unit',
  'sites',
  'types',
  'denominator',
  'hedge',
] as const;

export type Score = {
  readonly expected: number;
  readonly found: number;
  readonly fields: number;
  readonly fieldsRight: number;
  readonly whole: number;
  readonly beyond: number;
  /** in words: what was missed or wrong */
  readonly faults: readonly string[];
};

export function scoreText(name: string, text: string, context: TextContext, expected: readonly Expected[]): Score {
  const proposals = [...proposeClaims(text, context)];
  const faults: string[] = [];
  let [found, fieldsRight, whole] = [0, 0, 0];
  for (const [want, got] of matched(expected, proposals)) {
    if (got === null) {
      faults.push(`${name}: missed ${summary(want)}`);
      continue;
    }
    found++;
    const wrong = FIELDS.filter((field) => !agrees(field, want, got));
    fieldsRight += FIELDS.length - wrong.length;
    if (wrong.length === 0) whole++;
    for (const field of wrong)
      faults.push(`${name}: ${summary(want)}: ${field} ${want[field]}, read ${asExpected(got)[field]}`);
  }
  const beyond = proposals.length - found;
  if (beyond > 0) faults.push(`${name}: ${beyond} beyond the expected`);
  return {
    expected: expected.length,
    found,
    fields: expected.length * FIELDS.length,
    fieldsRight,
    whole,
    beyond,
    faults,
  };
}

/** Each expected claim with the proposal that agrees with it best in measure and numbers, each proposal once. */
function matched(
  expected: readonly Expected[],
  proposals: readonly Proposal[],
): (readonly [Expected, Proposal | null])[] {
  const pairs = expected.flatMap((want, i) =>
    proposals.map((got, j) => ({
      i,
      j,
      likeness: FIELDS.filter((field) => agrees(field, want, got)).length,
      fits: fits(want, got),
    })),
  );
  pairs.sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);
  const [takenI, takenJ] = [new Map<number, number>(), new Set<number>()];
  for (const { i, j, fits } of pairs) {
    if (!fits || takenI.has(i) || takenJ.has(j)) continue;
    takenI.set(i, j);
    takenJ.add(j);
  }
  return expected.map(
    (want, i) => [want, takenI.has(i) ? (proposals[takenI.get(i) as number] as Proposal) : null] as const,
  );
}

/** Found means: the same measure, and the same numbers or the same verb. */
const fits = (want: Expected, got: Proposal): boolean =>
  agrees('measure', want, got) &&
  ((agrees('low', want, got) && agrees('high', want, got)) ||
    (agrees('verb', want, got) && agrees('types', want, got)));

function agrees(field: (typeof FIELDS)[number], want: Expected, got: Proposal): boolean {
  const [a, b] = [want[field], asExpected(got)[field]];
  if (field === 'low' || field === 'high')
    return a === b || (a !== null && b !== null && Math.abs(Number(a) - Number(b)) < 0.01);
  if (field === 'sites' || field === 'types')
    return [...String(a).split(';')].sort().join() === [...String(b).split(';')].sort().join();
  if (field === 'denominator' || field === 'hedge') return overlap(String(a), String(b)) >= 0.5;
  return a === b;
}

function overlap(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [])) as [
    Set<string>,
    Set<string>,
  ];
  if (x.size === 0 && y.size === 0) return 1;
  return [...x].filter((word) => y.has(word)).length / Math.max(1, Math.min(x.size, y.size));
}

const asExpected = (got: Proposal): Expected => ({
  measure: got.measure,
  verb: got.verb ?? '',
  comparator: got.comparator ?? '',
  low: got.low,
  high: got.high,
  unit: got.unit ?? '',
  sites: got.scopeSites.join(';'),
  types: got.scopeTypes.join(';'),
  denominator: got.denominator ?? '',
  hedge: got.hedge ?? '',
});

const summary = (want: Expected): string =>
  [want.measure, want.verb, want.comparator, want.low ?? '', want.high ?? '', want.sites, want.types]
    .filter((part) => part !== '')
    .join(' ');
