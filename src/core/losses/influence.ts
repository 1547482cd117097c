/**
 * Influence: the totals and the headline verdicts of one scenario without each image, each analyst and each claim's root that
 * rests on readings. A sum runs over the same cells whatever is left out: one no longer looked at falls back to its prior.
 * Cost: a reweighted fit each, or a whole one where the weights are not to be trusted.
 */
import type { Case, Day } from '../case.js';
import { claimsOf } from '../claims/claims.js';
import type { ClaimEntry, Claims, Quantity, Question } from '../claims/result.js';
import { caseAsOf, latestDay } from '../evidence/as-of.js';
import type { Evidence } from '../evidence/result.js';
import type { Pmf } from '../numerics/discrete.js';
import { isGap } from '../problem.js';
import { summarize } from './answers.js';
import { excludesOf } from './excludes.js';
import { type FitMemo, makeFitter, makeMemo } from './fitter.js';
import { headlineOf } from './headline.js';
import { makeLeft } from './left.js';
import type { CellFilter, Chance, LossesPosterior } from './posterior.js';
import type { Influence, InfluenceRow, LeftOut, ScenarioName, Totals } from './result.js';
import { scopeFilter } from './verdict-scope.js';

/** One scenario as of a day; null is the latest day of the case. */
export type Weighing = { readonly asOf: Day | null; readonly scenario: ScenarioName; readonly seed: number };

/** @param report told after each thing left out */
export function influenceOf(
  theCase: Case,
  { asOf, scenario, seed }: Weighing,
  report: (done: number, of: number) => void = () => {},
  memo: FitMemo = makeMemo(),
): Influence {
  const day = asOf ?? latestDay(theCase);
  const then = caseAsOf(theCase, day);
  const left = makeLeft(then, day);
  const fit = makeFitter(then, left, seed, memo);
  const claims = claimsOf(then);
  const { evidence } = left([]);
  const used = usedReadings(evidence);
  const whole = fit({ scenario });
  const headline = new Set(whole.places.filter(headlineOf(whole.places)).map(nameOf));
  const over: CellFilter = (cell) => headline.has(nameOf(cell));
  const totals = totalsOf(whole, over);
  const asked = claims.entries.flatMap((entry): readonly Asked[] => {
    const { claim, question } = entry;
    if (!claim.headline || isGap(question)) return [];
    const scope = scopeFilter(then, entry);
    if (!whole.places.some(scope)) return [];
    const excludes = excludesOf(then, claims, claim).readings;
    return [{ entry, question, scope, excludes, now: chanceOf(fit({ scenario, without: excludes }), question, scope) }];
  });

  const without = (out: LeftOut): InfluenceRow => {
    const fitted = fit({ scenario, without: out.readings });
    const fits = [fitted];
    const changed = asked.map(({ entry, question, scope, excludes, now }) => {
      const both = [...new Set([...excludes, ...out.readings])];
      const posterior = fit({ scenario, without: both });
      fits.push(posterior);
      const after = chanceOf(posterior, question, scope);
      return {
        claim: entry.claim.id,
        holds: after.probability,
        difference: after.probability - now.probability,
        mcse: Math.hypot(after.mcse, now.mcse),
      };
    });
    const { distributions, ...total } = totalsOf(fitted, over);
    const moved = (quantity: Quantity): number =>
      Math.max(
        furthest(distributions[quantity], totals.distributions[quantity]),
        ...changed.flatMap(({ difference }, i) =>
          asked[i]?.question.quantity === quantity ? [Math.abs(difference)] : [],
        ),
      );
    const khats = fits.flatMap(({ diagnostics: { khat } }) => (khat === undefined ? [] : [khat]));
    return {
      ...out,
      total,
      claims: changed,
      moves: { destroyed: moved('destroyed'), hit: moved('hit') },
      khat: khats.length === 0 ? null : Math.max(...khats),
      refitted: fits.some((one) => one.fit !== whole.fit),
    };
  };

  const outs = leftOuts(then, claims, evidence, used);
  const rows = outs.map((out, i) => {
    const row = without(out);
    report(i + 1, outs.length);
    return row;
  });
  const { distributions: _, ...total } = totals;
  return {
    asOf: day,
    scenario,
    total,
    claims: asked.map(({ entry, question, now }) => ({
      claim: entry.claim.id,
      statement: question.statement,
      quantity: question.quantity,
      holds: now.probability,
    })),
    rows: rows.sort((a, b) => most(b) - most(a) || (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

type Asked = {
  readonly entry: ClaimEntry;
  readonly question: Question;
  readonly scope: CellFilter;
  readonly excludes: readonly string[];
  readonly now: Chance;
};

const nameOf = ({ site, type }: { readonly site: string; readonly type: string }): string => `${site}\n${type}`;
const most = ({ moves }: InfluenceRow): number => Math.max(moves.destroyed, moves.hit);
const keyOf = ({ kind, id }: LeftOut): string => `${kind}\n${id}`;

const chanceOf = (posterior: LossesPosterior, { quantity, low, high }: Question, scope: CellFilter): Chance =>
  posterior.chance(quantity, scope, low, high);

function totalsOf(
  posterior: LossesPosterior,
  over: CellFilter,
): Totals & { readonly distributions: Readonly<Record<Quantity, Pmf>> } {
  const destroyed = posterior.distribution('destroyed', over);
  const hit = posterior.distribution('hit', over);
  return {
    DESTROYED: summarize(destroyed),
    DAMAGED_OR_DESTROYED: summarize(hit),
    distributions: { destroyed, hit },
  };
}

const usedReadings = (evidence: Evidence): ReadonlySet<string> =>
  new Set(evidence.images.flatMap(({ analysts }) => analysts.flatMap(({ readings }) => readings.map(({ id }) => id))));

function leftOuts(theCase: Case, claims: Claims, evidence: Evidence, used: ReadonlySet<string>): readonly LeftOut[] {
  const images = evidence.images.map(
    ({ image, analysts }): LeftOut => ({
      kind: 'image',
      id: image.id,
      readings: analysts.flatMap(({ readings }) => readings.map(({ id }) => id)),
    }),
  );
  const bySource = new Map<string, string[]>();
  for (const { analysts } of evidence.images)
    for (const { sourceId, readings } of analysts)
      bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), ...readings.map(({ id }) => id)]);
  const analysts = [...bySource].map(([id, readings]): LeftOut => ({ kind: 'analyst', id, readings }));
  const byRoot = new Map<string, Set<string>>();
  for (const { claim, root } of claims.entries)
    for (const id of excludesOf(theCase, claims, claim).readings)
      if (used.has(id)) byRoot.set(root, (byRoot.get(root) ?? new Set()).add(id));
  const roots = [...byRoot].map(([id, readings]): LeftOut => ({ kind: 'root', id, readings: [...readings] }));
  return [...images, ...analysts, ...roots];
}

/** Largest difference between two chances of "at least n" (Kolmogorov's distance). */
function furthest(a: Pmf, b: Pmf): number {
  let [gap, most] = [0, 0];
  for (let n = 0; n < Math.max(a.length, b.length); n++) {
    gap += (a[n] ?? 0) - (b[n] ?? 0);
    most = Math.max(most, Math.abs(gap));
  }
  return most;
}
