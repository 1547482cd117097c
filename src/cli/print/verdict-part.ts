/**
 * The verdict table: floor, then the chance in each visibility scenario, then what would have to be true and what would
 * change our mind; the words last, with their number beside them. Never one badge.
 */
import type { Assessment } from '../../core/dossier/assessment.js';
import { chance, percent, percentAtLeast, plural, span } from '../../core/dossier/number-words.js';
import { SCENARIOS } from '../../core/losses/result.js';
import { gapWords, heading, labelled, type Page, stack } from './page.js';
import { type Column, type TableRow, table } from './table.js';
import { paragraph } from './width.js';

type Verdict = Assessment['verdicts'][number];
type Entries = ReadonlyMap<string, Assessment['claims']['entries'][number]>;
/** what a claim is worth by the record alone, in words */
type Known = ReadonlyMap<string, readonly string[]>;
type Chances = NonNullable<Verdict['holds']>;

const SHAPE: readonly Column[] = [
  { head: 'claim' },
  { head: 'what was said', gives: true },
  { head: 'floor', align: 'right' },
  ...SCENARIOS.map((head): Column => ({ head, align: 'right' })),
];
const INDENT = 7;
/** looks that would change our mind, per claim */
const LOOKS = 2;
/** a look that is expected to tell less moves no printed digit */
const LEAST_BITS = 0.01;

export function verdictPart(assessment: Assessment, page: Page): readonly string[] {
  const entries: Entries = new Map(assessment.claims.entries.map((entry) => [entry.claim, entry] as const));
  const shown = assessment.verdicts.filter(({ claim }) => entries.get(claim)?.headline ?? false);
  if (shown.length === 0) return [];
  const known = recordsOf(assessment);
  const rows = shown.flatMap((verdict) => rowsOf(verdict, entries, known, page));
  return [
    ...heading('Does it hold? The chance that each headline claim is true, by how well images show', page),
    ...paragraph(EXPLAINED, page.columns, 0).map(page.tone.faint),
    '',
    ...table(SHAPE, rows, page),
    ...stack([[], notes(shown, page)]),
  ];
}

const EXPLAINED =
  'Each claim is weighed without itself and all that rests on its root. The floor is what was read in images: distinct assets, confirmed or probable.';

function rowsOf(verdict: Verdict, entries: Entries, known: Known, page: Page): readonly TableRow[] {
  const { claim, statement, floor, holds, mcse, byBasis = [] } = verdict;
  const cells = holds ? SCENARIOS.map((name) => percent(holds[name], mcse?.[name])) : SCENARIOS.map(() => '–');
  const bases = byBasis.map(({ basis, bound, holds: on }) => [
    '',
    `  on ${basis}`,
    '',
    ...SCENARIOS.map((name) => (bound === 'lower' ? percentAtLeast(on[name]) : percent(on[name]))),
  ]);
  return [
    { cells: [claim, statement, floor === undefined ? '' : String(floor), ...cells], paint: page.tone.strong },
    ...bases.map((row): TableRow => ({ cells: row })),
    { under: [...under(verdict, entries, known, page), ''] },
  ];
}

function under(verdict: Verdict, entries: Entries, known: Known, page: Page): readonly string[] {
  const { exactly, gap, wouldHaveToBeTrue } = verdict;
  const said = (label: string, sentences: readonly string[]): readonly string[] =>
    sentences.flatMap((sentence, i) => labelled(i === 0 ? label : '', sentence, INDENT, page));
  return [
    ...said('by', byline(verdict, entries)),
    ...said('gap', gap ? [gapWords(gap)] : []),
    ...said('exactly', exactly ? [exactlyWords(exactly)] : []),
    ...said('heard', heardWords(verdict)),
    ...said('record', known.get(verdict.claim) ?? []),
    ...said('needs', wouldHaveToBeTrue),
    ...said('look at', lookWords(verdict)),
    ...said('in words', inWords(verdict)),
  ];
}

function byline({ excludes, claim }: Verdict, entries: Entries): readonly string[] {
  const entry = entries.get(claim);
  if (!entry) return [];
  const others = excludes.filter((id) => id !== claim);
  const claims = others.filter((id) => entries.has(id)).length;
  const without = [
    ...(claims > 0 ? [plural(claims, 'other claim of its root', 'other claims of its root')] : []),
    ...(others.length > claims ? [plural(others.length - claims, 'reading')] : []),
  ];
  const aside = without.length === 0 ? '' : `; weighed without ${without.join(' and ')}`;
  return [`${entry.speaker} (${entry.side.replace('_', ' ')}), ${entry.date}${aside}`];
}

function lookWords({ gap, wouldChangeOurMind }: Verdict): readonly string[] {
  if (gap) return [];
  const telling = wouldChangeOurMind.filter(({ expectedBits }) => expectedBits >= LEAST_BITS);
  if (telling.length === 0) return [`no missing look is expected to move this by ${LEAST_BITS} bits`];
  return telling.slice(0, LOOKS).map(({ look, expectedBits }) => `${look} (${expectedBits.toFixed(2)} bits)`);
}

const exactlyWords = (exactly: Chances): string =>
  `the very number: ${SCENARIOS.map((name) => `${percent(exactly[name])} ${name}`).join(', ')}`;

/** Beside what is seen, never in it. */
function heardWords({ gap, heard, heardMcse }: Verdict): readonly string[] {
  if (gap || 'gap' in heard) return [];
  const chances = SCENARIOS.map((name) => `${percent(heard[name], heardMcse?.[name])} ${name}`);
  return [`${chances.join(', ')}, with the record of the side that struck`];
}

function recordsOf({ losses }: Assessment): Known {
  if ('gap' in losses || 'gap' in losses.record) return new Map();
  const { claims, learntFrom } = losses.record;
  return new Map(
    claims.map(({ claim, truth: { q05, q50, q95 } }) => [
      claim,
      [`${q50} (${span(q05, q95)}) by the record of claimants alone, ${learntFrom} settled claims and no image`],
    ]),
  );
}

/** The number first, then each yardstick on its own: their rows are never mixed. */
function inWords({ words, wordsFor, holds, mcse }: Verdict): readonly string[] {
  if (!words || !holds) return [];
  const said = chance(holds[wordsFor], mcse?.[wordsFor]);
  return [`${said} in the ${wordsFor} scenario. PHIA: ${words.phia}. ICD 203: ${words.icd203}`];
}

/** What a reader must know of several claims at once, said once. */
function notes(verdicts: readonly Verdict[], page: Page): readonly string[] {
  const said = new Map<string, string[]>();
  for (const { claim, warnings } of verdicts) {
    for (const warning of warnings) said.set(warning, [...(said.get(warning) ?? []), claim]);
  }
  return [...said].flatMap(([warning, claims]) =>
    paragraph(`${claims.join(', ')}: ${warning}`, page.columns, 2).map(page.tone.faint),
  );
}
