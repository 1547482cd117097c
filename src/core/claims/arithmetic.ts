/**
 * The arithmetic audit (methods E4): what claims commit their speakers to, as sentences with numbers. Within one root a
 * count and a share imply a fleet, a count and a sum imply a unit value; beside them what changed from telling to telling.
 */
import type { Case, Claim } from '../case.js';
import { firstDay } from '../measure/day.js';
import { rowsBy } from '../measure/rows-by.js';
import { amountWords, percentOf, plain, usd } from './amount.js';
import { changesOf, restatedNumbers } from './changes.js';
import { finding, single } from './finding.js';
import { impliedFleet, impliedShare, impliedUnitValue } from './implied.js';
import type { ArithmeticFinding, Root } from './result.js';
import { knownTypes, scopeOf } from './scope.js';
import { quantityOf } from './verb.js';

export function arithmeticOf(theCase: Case, roots: readonly Root[]): readonly ArithmeticFinding[] {
  const byId = new Map(theCase.claims.map((claim) => [claim.id, claim]));
  const within = roots.flatMap((root) => {
    const voice = root.claims.flatMap((id) => byId.get(id) ?? []);
    return merged([...fleets(theCase, voice), ...unitValues(voice), ...changesOf(voice)]);
  });
  return [...within, ...crossRootChanges(theCase, roots)];
}

/** What two pairs of claims say in the same words is said once, with the rows of both. */
function merged(findings: readonly ArithmeticFinding[]): readonly ArithmeticFinding[] {
  const bySentence = new Map<string, ArithmeticFinding>();
  for (const finding of findings) {
    const same = bySentence.get(finding.sentence);
    const union = <T>(of: (f: ArithmeticFinding) => readonly T[]): readonly T[] => [
      ...new Set([...(same ? of(same) : []), ...of(finding)]),
    ];
    bySentence.set(finding.sentence, {
      ...(same ?? finding),
      claims: union((f) => f.claims),
      rows: union((f) => f.rows),
    });
  }
  return [...bySentence.values()];
}

/** Shares of one percentage are one commitment, whatever they are said to be of. */
function fleets(theCase: Case, voice: readonly Claim[]): readonly ArithmeticFinding[] {
  const shares = voice.filter((claim) => claim.measure === 'share' && isPercent(single(claim)));
  const percents = [...new Set(shares.map((claim) => single(claim) as number))];
  return percents.flatMap((percent) => {
    const same = shares.filter((claim) => single(claim) === percent);
    const share = same[0] as Claim;
    const count = partner(voice, share);
    if (!count) return [];
    const n = single(count) as number;
    const fleet = impliedFleet(n, percent);
    const sentence =
      `${amountWords(n, count.unit)} being ${plain(percent)} percent of ${share.denominator ?? 'the fleet'} implies a total of ` +
      `${plain(fleet.value)} (${plain(fleet.low)} to ${plain(fleet.high)} with rounding).`;
    return [
      finding('implied-fleet', [count, ...same], sentence, fleet.low, fleet.high, count.unit),
      ...mixedNumerator(theCase, voice, count, same),
      ...othersOverFleet(theCase, voice, count, fleet.value),
    ];
  });
}

const isPercent = (value: number | null): boolean => value !== null && value > 0 && value <= 100;

/** The count covers types that the denominator does not. */
function mixedNumerator(
  theCase: Case,
  voice: readonly Claim[],
  count: Claim,
  shares: readonly Claim[],
): readonly ArithmeticFinding[] {
  const share = shares[0] as Claim;
  const covered = scopeOf(theCase, share).types;
  if (covered === null) return [];
  const counted = scopeOf(theCase, count).types;
  const known = new Set(knownTypes(theCase));
  const named = (
    counted ??
    voice.filter((claim) => quantityOf(claim.verb) !== null).flatMap((claim) => scopeOf(theCase, claim).types ?? [])
  ).filter((type) => known.has(type) && !covered.includes(type));
  const outside = [...new Set(named)].sort();
  if (counted !== null && outside.length === 0) return [];
  const n = amountWords(single(count) as number, count.unit);
  const which =
    outside.length > 0
      ? `The ${n} include ${outside.join(', ')}, which ${outside.length === 1 ? 'is' : 'are'} not among ${covered.join(', ')}`
      : `The ${n} are of any type, not only ${covered.join(', ')}`;
  return [
    finding(
      'mixed-numerator',
      [count, ...shares],
      `${which}: numerator and denominator do not match, so the share is not ${plain(single(share) as number)} percent of ${share.denominator ?? 'that fleet'}.`,
      null,
      null,
      null,
    ),
  ];
}

/** What other speakers' headline counts would be of the implied fleet. */
function othersOverFleet(
  theCase: Case,
  voice: readonly Claim[],
  count: Claim,
  fleet: number,
): readonly ArithmeticFinding[] {
  if (!count.headline) return [];
  const own = new Set(voice.map((claim) => claim.id));
  return theCase.claims.flatMap((other) => {
    const n =
      other.measure === 'count' && other.headline && other.scopeSites.length === 0 && other.scopeTypes.length === 0
        ? (other.low ?? other.high)
        : null;
    if (own.has(other.id) || n === null || n <= 0 || n >= fleet || other.unit !== count.unit) return [];
    const share = impliedShare(n, fleet);
    return [
      finding(
        'implied-share',
        [other, count],
        `${amountWords(n, other.unit)} would be ${percentOf(share)} of the implied total of ${plain(fleet)}.`,
        share,
        share,
        'share',
      ),
    ];
  });
}

function unitValues(voice: readonly Claim[]): readonly ArithmeticFinding[] {
  return voice.flatMap((value) => {
    const sum = value.measure === 'value' && value.unit === 'usd' ? (value.low ?? value.high) : null;
    const count = sum === null ? undefined : partner(voice, value);
    if (sum === null || sum <= 0 || !count) return [];
    const n = single(count) as number;
    const each = impliedUnitValue(sum, n);
    const sentence = `${usd(sum)} over ${amountWords(n, count.unit)} is ${usd(each.value)} each.`;
    return [finding('implied-unit-value', [value, count], sentence, each.low, each.high, 'usd')];
  });
}

/** The count of the same voice that a share or sum is about: same scope of sites, widest, headline first, nearest in time. */
function partner(voice: readonly Claim[], about: Claim): Claim | undefined {
  const fits = voice.filter(
    (claim) =>
      claim.measure === 'count' &&
      (single(claim) ?? 0) > 0 &&
      quantityOf(claim.verb) !== null &&
      claim.scopeSites.join() === about.scopeSites.join() &&
      (claim.scopeTypes.length === 0 || claim.scopeTypes.join() === about.scopeTypes.join()),
  );
  const distance = (claim: Claim): number => Math.abs(firstDay(claim.date) - firstDay(about.date));
  const sameVerb = (claim: Claim): number => (quantityOf(claim.verb) === quantityOf(about.verb) ? 0 : 1);
  return [...fits].sort(
    (a, b) =>
      sameVerb(a) - sameVerb(b) ||
      Number(b.headline) - Number(a.headline) ||
      distance(a) - distance(b) ||
      (a.id < b.id ? -1 : 1),
  )[0];
}

/** The same source restating one number, across roots. */
function crossRootChanges(theCase: Case, roots: readonly Root[]): readonly ArithmeticFinding[] {
  const rootOf = new Map(roots.flatMap((root) => root.claims.map((id) => [id, root.id] as const)));
  const bySource = rowsBy(theCase.claims, (claim) => claim.sourceId);
  return bySource.keys.flatMap((source) =>
    restatedNumbers(bySource.of(source)).filter((f) => new Set(f.claims.map((id) => rootOf.get(id))).size > 1),
  );
}
