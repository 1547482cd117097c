/**
 * How a count spread from its origin: who passed it on and when, whether the verb hardened on the way, and whether a later correction
 * of the same voice travelled. Only what the claims table holds: a relay nobody entered is not seen.
 */
import type { Case, Claim } from '../case.js';
import { amountWords } from '../claims/amount.js';
import type { Claims } from '../claims/result.js';
import { isHarder, verbWords } from '../claims/verb.js';
import { firstDay } from '../measure/day.js';
import type { Relay, Spread } from './result.js';

/** A number counts as the same within a twentieth. */
const SAME = 0.05;

export function spreadsOf(theCase: Case, { roots, entries }: Claims): readonly Spread[] {
  const byId = new Map(entries.map((entry) => [entry.claim.id, entry]));
  return roots.flatMap(({ id, claims }): readonly Spread[] => {
    const told = claims
      .flatMap((claim) => byId.get(claim) ?? [])
      .filter(({ claim }) => claim.measure === 'count' && claim.verb !== null);
    const origin = told.find(({ claim }) => claim.id === id) ?? told[0];
    if (!origin || told.length < 2) return [];
    const first = relayOf(origin.claim, origin.speaker, origin.claim);
    const relays = told
      .filter((entry) => entry !== origin)
      .map(({ claim, speaker }) => relayOf(claim, speaker, origin.claim));
    relays.sort((a, b) => a.days - b.days || (a.claim.id < b.claim.id ? -1 : 1));
    const voices = new Set(ownVoices(theCase, origin.claim));
    const correction =
      relays.find(
        (relay) => relay.days > 0 && voices.has(relay.claim.sourceId) && isTakenBack(relay.claim, origin.claim),
      ) ?? null;
    const later =
      correction === null
        ? []
        : relays.filter(({ days, claim }) => days > correction.days && claim.id !== correction.claim.id);
    const corrected = later.filter(({ claim }) => isTakenBack(claim, origin.claim)).length;
    const old = later.filter(({ claim }) => isSameNumber(claim, origin.claim)).length;
    const hardened = relays.filter((relay) => relay.isHarder).length;
    const made = { root: origin.claim, origin: first, relays, hardened, correction, after: { corrected, old } };
    return [{ ...made, sentence: sentenceOf(made) }];
  });
}

/** The origin's source; a side's officials are one voice. */
function ownVoices({ sources }: Case, { sourceId }: Claim): readonly string[] {
  const own = sources.find((source) => source.id === sourceId);
  if (!own || own.side === 'third_party') return [sourceId];
  return sources.filter((source) => source.side === own.side && source.kind === own.kind).map((source) => source.id);
}

const numberOf = ({ low, high }: Claim): number | null => low ?? high;

function isSameNumber(claim: Claim, origin: Claim): boolean {
  const [a, b] = [numberOf(claim), numberOf(origin)];
  return a !== null && b !== null && Math.abs(a - b) <= SAME * b;
}

/** A lower number for the whole, said of all sites and types, as the origin was. */
function isTakenBack(claim: Claim, origin: Claim): boolean {
  const [a, b] = [claim.high ?? claim.low, numberOf(origin)];
  const isWhole = claim.scopeSites.length === 0 && claim.scopeTypes.length === 0;
  return isWhole && a !== null && b !== null && a < (1 - SAME) * b && claim.comparator !== 'ge';
}

function relayOf(claim: Claim, speaker: string, origin: Claim): Relay {
  const isHere = claim.id !== origin.id;
  return {
    claim,
    speaker,
    verb: claim.verb,
    said: saidIn(claim),
    isHarder: isHere && isSameNumber(claim, origin) && isHarder(claim.verb, origin.verb),
    days: firstDay(claim.date) - firstDay(origin.date),
  };
}

function saidIn({ comparator, low, high, unit, verb }: Claim): string {
  const of = (x: number | null): string => (x === null ? '' : amountWords(x, unit));
  const words =
    comparator === 'ge'
      ? `at least ${of(low)}`
      : comparator === 'le'
        ? `at most ${of(high)}`
        : low !== high
          ? `${low ?? ''} to ${of(high)}`
          : comparator === 'about'
            ? `about ${of(low)}`
            : of(low);
  return `${words} ${verb === null ? '' : verbWords(verb)}`.trim();
}

function sentenceOf({ origin, relays, hardened, correction, after }: Omit<Spread, 'sentence'>): string {
  const passed = `“${origin.said}” (${origin.claim.date}, ${origin.speaker}) was passed on ${relays.length === 1 ? 'once' : `${relays.length} times`}`;
  const harder = hardened === 0 ? '' : `; ${hardened === 1 ? 'one telling' : `${hardened} tellings`} hardened the verb`;
  if (correction === null)
    return `${passed}${harder}. The voice it came from took nothing back in what is entered here.`;
  const travelled =
    after.corrected + after.old === 0
      ? 'nothing entered here was said of it after'
      : `after it ${after.corrected} took it up and ${after.old} still said the old`;
  return `${passed}${harder}. “${correction.said}” came ${correction.days} days later from the same voice; ${travelled}.`;
}
