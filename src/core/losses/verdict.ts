/**
 * The verdict on a count claim, in the order it is published: floor; P(Q ≥ c) under each visibility scenario, computed
 * without the claim and all of its root; what would have to be true; what would change our mind. Then the words.
 */
import type { Case } from '../case.js';
import type { ClaimEntry, Claims, Question } from '../claims/result.js';
import { matchType } from '../claims/scope.js';
import { onceFor } from '../measure/once-for.js';
import { type Gap, gap, isGap } from '../problem.js';
import type { Cell } from './cells.js';
import { type Excludes, excludesOf } from './excludes.js';
import type { Fitter } from './fitter.js';
import type { FloorCount } from './floor.js';
import type { Left } from './left.js';
import { nextLooks } from './next-look.js';
import { ON_ITS_WAY } from './on-its-way.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import { type PerScenario, SCENARIOS, type ScenarioName, type Verdict } from './result.js';
import { heardVerdict } from './verdict-heard.js';
import { scopeFilter } from './verdict-scope.js';
import type { Hearing } from './voices.js';
import { wordsFor } from './words.js';
import { twoViews, wouldHaveToBeTrue } from './would-have.js';

export type VerdictContext = {
  /** as of `asOf` */
  readonly theCase: Case;
  readonly claims: Claims;
  readonly fit: Fitter;
  readonly left: (without: readonly string[]) => Left;
  readonly wordsFor: ScenarioName;
  /** of the same ground: by claim, what it rests on, and the scenario shown */
  readonly known: Map<string, VerdictNumbers>;
  /** null where no record was given */
  readonly hearing: Hearing | null;
  /** whether the next looks are weighed too */
  readonly looks: boolean;
};

const LOOKS_SHOWN = 3;

export function verdictOf(context: VerdictContext, entry: ClaimEntry): Verdict {
  const { theCase, claims } = context;
  const excludes = excludesOf(theCase, claims, entry.claim);
  if (isGap(entry.question)) return withoutNumber(context, entry, excludes, entry.question);
  const missing = notModelled(context, entry, excludes);
  if (missing.gap) return withoutNumber(context, entry, excludes, missing.gap);
  if (!isAtHand(context, excludes)) return withoutNumber(context, entry, excludes, ON_ITS_WAY);
  return answered(context, entry, entry.question, excludes, missing.warnings);
}

export const isAtHand = ({ fit }: VerdictContext, { readings }: Excludes): boolean =>
  SCENARIOS.every((scenario) => fit.isAtHand({ scenario, without: readings }));

/** What of a verdict the ground decides: what else was claimed by that day moves none of it. */
export type VerdictNumbers = Pick<
  Verdict,
  'floor' | 'holds' | 'mcse' | 'holdsLooked' | 'exactly' | 'words' | 'wouldHaveToBeTrue' | 'wouldChangeOurMind'
>;

function answered(
  context: VerdictContext,
  entry: ClaimEntry,
  question: Question,
  excludes: Excludes,
  warnings: readonly string[],
): Verdict {
  const { theCase, fit, known, wordsFor: shown } = context;
  const scope = scopeFilter(theCase, entry);
  const posteriors = perScenario((scenario) => fit({ scenario, without: excludes.readings }));
  const key = `${entry.claim.id}|${shown}|${excludes.readings.join()}`;
  const numbers = known.get(key) ?? numbersOf(context, question, scope, excludes, posteriors);
  known.set(key, numbers);
  return {
    claim: entry.claim.id,
    statement: question.statement,
    quantity: question.quantity,
    ...numbers,
    ...heardVerdict(context.hearing, entry, question, scope, posteriors),
    wordsFor: shown,
    excludes: [...excludes.claims, ...excludes.readings],
    warnings: [...entry.warnings, ...warnings],
    gap: null,
  };
}

function numbersOf(
  { theCase, left, wordsFor: shown, looks: areLooked }: VerdictContext,
  question: Question,
  scope: ReturnType<typeof scopeFilter>,
  excludes: Excludes,
  posteriors: PerScenario<LossesPosterior>,
): VerdictNumbers {
  const { hits, cells, floor: seen } = left(excludes.readings);
  const floor = floorIn(seen(), question, (cell) => scope(cell));
  const { exactly, quantity, low, high } = question;
  const chances = perScenario((s) => posteriors[s].chance(quantity, scope, low, high));
  const holds = perScenario((s) => chances[s].probability);
  const looks = areLooked ? nextLooks(posteriors[shown], question, scope).slice(0, LOOKS_SHOWN) : [];
  return {
    floor,
    holds,
    mcse: perScenario((s) => chances[s].mcse),
    holdsLooked: perLooked(
      posteriors,
      scope,
      (s, looked) => posteriors[s].chance(quantity, looked, low, high).probability,
    ),
    exactly:
      exactly === null ? null : perScenario((s) => posteriors[s].chance(quantity, scope, exactly, exactly).probability),
    words: wordsFor(holds[shown]),
    wouldHaveToBeTrue: wouldHaveToBeTrue(question, floor, () =>
      twoViews(theCase, hits(), cells.filter(scope), question.quantity),
    ),
    wouldChangeOurMind: looks.map((look) => ({
      look: lookWords(theCase, look.site, look.channel),
      expectedBits: look.expectedBits,
    })),
  };
}

/** What of the scope is not held once what the claim rests on is out: all of it is a gap, not zero; part of it a warning. */
export function notModelled(
  { theCase, left }: VerdictContext,
  entry: ClaimEntry,
  { readings }: Excludes,
): { readonly gap: Gap | null; readonly warnings: readonly string[] } {
  const scope = scopeFilter(theCase, entry);
  const { cells } = left(readings);
  const inScope = cells.filter(scope);
  const modelled = sitesOf(cells);
  const name = (id: string): string => theCase.sites.find((site) => site.id === id)?.name ?? id;
  const targeted = (id: string): boolean => theCase.sites.find((site) => site.id === id)?.targeted !== 'no';
  const outside = entry.scope.sites.filter((id) => !modelled.has(id));
  const spared = outside.filter((id) => !targeted(id)).map(name);
  const unknown = outside.filter(targeted).map(name);
  if (inScope.length === 0 && left([]).cells.some(scope)) return { gap: OWN_WORD_ALONE, warnings: [] };
  if (inScope.length === 0) {
    const why =
      spared.length > 0 && unknown.length === 0
        ? `the case lists ${spared.join(', ')} as not attacked`
        : 'nobody describes an asset of this type at these sites';
    return { gap: gap(unknown.length > 0 || spared.length === 0 ? 'not-covered' : 'outside-model', why), warnings: [] };
  }
  const partly = [
    ...new Set(
      inScope.filter((cell) => matchType(theCase, entry.scope, cell.type) === 'partly').map((cell) => cell.type),
    ),
  ];
  return {
    gap: null,
    warnings: [
      ...(unknown.length > 0
        ? [
            `Stated among the cells modelled: nobody describes ${unknown.join(', ')}, so "at least" is a lower and "at most" an upper bound.`,
          ]
        : []),
      ...(spared.length > 0 ? [`The case lists ${spared.join(', ')} as not attacked: counted as zero.`] : []),
      ...partly.map((type) => `${type} is counted whole though the claim covers only part of it.`),
    ],
  };
}

/** Asked for by every claim. */
const sitesOf = onceFor((cells: readonly Cell[]): ReadonlySet<string> => new Set(cells.map(({ site }) => site)));

const OWN_WORD_ALONE = gap(
  'not-covered',
  'only the readings this claim rests on speak of an asset of this type at these sites',
);

function floorIn(
  floor: FloorCount,
  question: Question,
  scope: (cell: { site: string; type: string }) => boolean,
): number {
  const state = question.quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED';
  return floor.byCell.filter((cell) => cell.state === state && scope(cell)).reduce((n, cell) => n + cell.count, 0);
}

export function withoutNumber(context: VerdictContext, entry: ClaimEntry, excludes: Excludes, reason: Gap): Verdict {
  return {
    claim: entry.claim.id,
    statement: isGap(entry.question) ? entry.claim.paraphrase : entry.question.statement,
    quantity: isGap(entry.question) ? null : entry.question.quantity,
    floor: null,
    holds: null,
    mcse: null,
    holdsLooked: null,
    exactly: null,
    heard: reason,
    heardMcse: null,
    words: null,
    wordsFor: context.wordsFor,
    wouldHaveToBeTrue: [],
    wouldChangeOurMind: [],
    excludes: [...excludes.claims, ...excludes.readings],
    warnings: entry.warnings,
    gap: reason,
  };
}

export const perScenario = <T>(of: (scenario: ScenarioName) => T): PerScenario<T> => ({
  good: of('good'),
  middling: of('middling'),
  poor: of('poor'),
});

/** Of the cells in scope that an image covers; null where none does: of no cell the chance would be zero. */
export function perLooked(
  posteriors: PerScenario<LossesPosterior>,
  scope: CellFilter,
  of: (scenario: ScenarioName, looked: CellFilter) => number,
): PerScenario<number> | null {
  const looked = lookedIn(posteriors.middling, scope);
  return looked === null ? null : perScenario((scenario) => of(scenario, looked));
}

export function lookedIn({ places }: LossesPosterior, scope: CellFilter): CellFilter | null {
  const looked = lookedOf(scope);
  return places.some(looked) ? looked : null;
}

const lookedOf = onceFor(
  (scope: CellFilter): CellFilter =>
    (cell) =>
      cell.looked && scope(cell),
);

const CHANNEL_WORDS = {
  satellite_optical: 'an optical image of all of',
  satellite_sar: 'a radar pass over all of',
} as const;
const lookWords = (theCase: Case, site: string, channel: keyof typeof CHANNEL_WORDS): string =>
  `${CHANNEL_WORDS[channel]} ${theCase.sites.find((s) => s.id === site)?.name ?? site}`;
