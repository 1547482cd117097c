/**
 * What an editor may start from: one claim weighed, in the one order (floor, chances, what would have to be true, what
 * would change our mind, words), every number with a footnote that says how it was had and from which rows.
 */

import type { RowPlace } from '../case.js';
import { SCENARIOS, type ScenarioName, type Verdict } from '../losses/result.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { chance } from './number-words.js';
import { type PrintedRow, rowAddresses } from './row-address.js';
import { trace } from './trace.js';

export type DraftNote = {
  /** from 1 */
  readonly number: number;
  /** what the drawer opens for this number */
  readonly trace: string;
  readonly text: string;
  readonly rows: readonly PrintedRow[];
};
/** Words, or words that a footnote stands behind. */
export type DraftSpan = { readonly text: string; readonly note: number | null };
export type Draft = {
  readonly claim: string;
  readonly statement: string;
  /** in the order they are published */
  readonly paragraphs: readonly (readonly DraftSpan[])[];
  readonly notes: readonly DraftNote[];
  /** from what it can be made again */
  readonly made: string;
};

/** Null where the run holds no such claim or did not weigh it. */
export function draftOf(run: Run, id: string): Draft | null {
  const entry = run.claims.entries.find(({ claim }) => claim.id === id);
  const verdict = run.verdicts.find(({ claim }) => claim === id);
  if (!entry || !verdict) return null;
  const notes = notesOf(run);
  const { claim, speaker, side } = entry;
  const said: readonly DraftSpan[] = [
    words(`${speaker} (${side.replace('_', ' ')}) said on ${claim.date}, in our words: ${ended(claim.paraphrase)}`),
    notes.at(`claim/${id}`),
    words(` Weighed as: ${verdict.statement}.`),
  ];
  const paragraphs = [
    said,
    floorOf(run, verdict, entry.scope.sites, notes),
    ...chancesOf(verdict, notes),
    needsOf(verdict),
    looksOf(verdict, notes),
    wordsOf(verdict, notes),
  ].filter((spans) => spans.length > 0);
  return { claim: id, statement: verdict.statement, paragraphs, notes: notes.all(), made: madeOf(run) };
}

const words = (text: string): DraftSpan => ({ text, note: null });

function floorOf(
  run: Run,
  { floor, quantity, excludes }: Verdict,
  sites: readonly string[],
  notes: Notes,
): readonly DraftSpan[] {
  if (floor === null || isGap(run.losses)) return [];
  const state = quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED';
  const rows = run.losses.floor.byCell
    .filter((cell) => cell.state === state && sites.includes(cell.site))
    .flatMap((cell) => cell.rows)
    .filter((row) => !excludes.includes(row.id));
  const what = quantity === 'destroyed' ? 'destroyed' : 'damaged or destroyed';
  return [
    words(`Floor: images show ${floor} ${what} in what the claim covers`),
    notes.at(`floor/${quantity === 'destroyed' ? 'destroyed' : 'hit'}`, rows),
    words('. The floor is what was read, asset by asset; it is not all there was.'),
  ];
}

const VISIBILITY: Readonly<Record<ScenarioName, string>> = {
  good: 'if visibility was good',
  middling: 'if middling',
  poor: 'if poor',
};

function chancesOf(verdict: Verdict, notes: Notes): readonly (readonly DraftSpan[])[] {
  const { claim, holds, mcse, gap, byBasis = [] } = verdict;
  if (gap) return [[words(`No chance can be given: ${gap.reason.replaceAll('-', ' ')}, ${ended(gap.detail)}`)]];
  const list = (of: NonNullable<Verdict['holds']>, errors: Verdict['mcse'], atLeast = ''): readonly DraftSpan[] =>
    SCENARIOS.flatMap((name, i) => [
      words(
        `${i === 0 ? '' : i === SCENARIOS.length - 1 ? ' and ' : ', '}${atLeast}${chance(of[name], errors?.[name])}`,
      ),
      notes.at(`verdict/${claim}/${name}`),
      words(` ${VISIBILITY[name]}`),
    ]);
  const without = '; weighed without the claim and all that rests on its origin.';
  const whole = holds ? [[words('Chance that this holds: '), ...list(holds, mcse), words(without)]] : [];
  return [
    ...whole,
    ...byBasis.map(({ basis, bound, holds: on }) => [
      words(`On the basis ${basis.replaceAll('_', ' ')}: `),
      ...list(on, null, bound === 'lower' ? 'at least ' : ''),
      words(without),
    ]),
  ];
}

function needsOf({ wouldHaveToBeTrue, gap }: Verdict): readonly DraftSpan[] {
  if (gap || wouldHaveToBeTrue.length === 0) return [];
  return [words(`What would have to be true: ${wouldHaveToBeTrue.map(ended).join(' ')}`)];
}

/** a look that is expected to tell less moves no printed digit */
const LEAST_BITS = 0.01;

function looksOf({ claim, wordsFor, wouldChangeOurMind, gap }: Verdict, notes: Notes): readonly DraftSpan[] {
  if (gap) return [];
  const telling = wouldChangeOurMind.filter(({ expectedBits }) => expectedBits >= LEAST_BITS);
  if (telling.length === 0) return [words('What would change our mind: no single missing look is expected to.')];
  return [
    words(
      `What would change our mind: ${telling.map(({ look, expectedBits }) => `${look} (${expectedBits.toFixed(2)} bits expected)`).join('; ')}`,
    ),
    notes.at(`verdict/${claim}/${wordsFor}`),
    words('.'),
  ];
}

function wordsOf({ claim, words: said, wordsFor, holds, mcse }: Verdict, notes: Notes): readonly DraftSpan[] {
  if (!said || !holds) return [];
  return [
    words(`In words, for ${chance(holds[wordsFor], mcse?.[wordsFor])}`),
    notes.at(`verdict/${claim}/${wordsFor}`),
    words(` if visibility was ${wordsFor}: ${said.phia} (PHIA); ${said.icd203} (ICD 203).`),
  ];
}

type Notes = {
  /** the mark of a number; the same number has the same mark everywhere */
  readonly at: (id: string, rows?: readonly RowPlace[]) => DraftSpan;
  readonly all: () => readonly DraftNote[];
};

function notesOf(run: Run): Notes {
  const address = rowAddresses(run.theCase);
  const notes = new Map<string, DraftNote>();
  return {
    at(id, rows) {
      const known = notes.get(id);
      if (known) return { text: '', note: known.number };
      const opened = trace(run, id);
      if (!opened) return words('');
      const number = notes.size + 1;
      const text = [opened.what, opened.how].map(ended).join(' ');
      notes.set(id, { number, trace: id, text, rows: (rows ?? opened.rows).map(address) });
      return { text: '', note: number };
    },
    all: () => [...notes.values()],
  };
}

const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

const madeOf = ({ version, theCase, asOf, config }: Run): string =>
  `Plumbline ${version}; case ${theCase.name}, ${theCase.digest}; as of ${asOf}; seed ${config.seed}.`;
