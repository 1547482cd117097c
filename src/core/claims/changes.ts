/** What changed from telling to telling within one voice: a harder verb, another number, another denominator. */
import type { Claim } from '../case.js';
import { firstDay } from '../measure/day.js';
import { onceFor } from '../measure/once-for.js';
import { amountWords, plain } from './amount.js';
import { finding, single } from './finding.js';
import type { ArithmeticFinding } from './result.js';
import { isHarder, quantityOf, verbWords } from './verb.js';

/** @param voice claims of one root, the root first, or of one source */
export function changesOf(voice: readonly Claim[]): readonly ArithmeticFinding[] {
  return [...hardenedVerbs(voice), ...movedDenominators(voice), ...restatedNumbers(voice)];
}

function hardenedVerbs(voice: readonly Claim[]): readonly ArithmeticFinding[] {
  const said = voice[0];
  if (said?.measure !== 'count' || said.verb === null) return [];
  const number = said.low ?? said.high;
  return voice.slice(1).flatMap((relay) => {
    const same =
      relay.measure === 'count' && quantityOf(relay.verb) !== null && nearly(relay.low ?? relay.high, number);
    if (!same || !isHarder(relay.verb, said.verb) || relay.verb === null || said.verb === null) return [];
    const sentence = `${amountWords(number as number, said.unit)} ${verbWords(said.verb)} became ${verbWords(relay.verb)} when passed on.`;
    return [finding('hardened-verb', [said, relay], sentence, null, null, null)];
  });
}

function movedDenominators(voice: readonly Claim[]): readonly ArithmeticFinding[] {
  const shares = voice.filter(
    (claim) => claim.measure === 'share' && single(claim) !== null && claim.denominator !== null,
  );
  const first = shares[0];
  return shares.slice(1).flatMap((later) => {
    if (!first || single(first) !== single(later) || first.denominator === later.denominator) return [];
    const sentence = `The same ${plain(single(first) as number)} percent was first of "${first.denominator}" and then of "${later.denominator}".`;
    return [finding('moving-denominator', [first, later], sentence, null, null, null)];
  });
}

/** One source, one measure, verb and scope, two numbers. */
export function restatedNumbers(voice: readonly Claim[]): readonly ArithmeticFinding[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of voice) {
    if (claim.measure !== 'count' && claim.measure !== 'value') continue;
    if ((claim.low ?? claim.high) === null) continue;
    const key = numberOf(claim);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].flatMap((claims) => {
    const inTime = [...claims].sort((a, b) => firstDay(a.date) - firstDay(b.date) || (a.id < b.id ? -1 : 1));
    return inTime.slice(1).flatMap((later, i) => {
      const before = inTime[i] as Claim;
      if (before.low === later.low && before.high === later.high) return [];
      const sentence = `${words(before)} (${before.date}) became ${words(later)} (${later.date}).`;
      return [finding('restated-number', [before, later], sentence, null, null, null)];
    });
  });
}

/** Of what a claim gives a number, and who does. */
const numberOf = onceFor((c: Claim): string =>
  [
    c.sourceId,
    c.measure,
    quantityOf(c.verb) ?? c.verb,
    c.unit,
    c.scopeSites.join(),
    c.scopeTypes.join(),
    c.denominator,
  ].join('|'),
);

function words({ low, high, unit, verb }: Claim): string {
  const number =
    low !== null && high !== null && low !== high
      ? `${plain(low)} to ${amountWords(high, unit)}`
      : amountWords((low ?? high) as number, unit);
  return verb === null ? number : `${number} ${verbWords(verb)}`;
}

const nearly = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && Math.abs(a - b) <= Math.max(1, 0.05 * b);
