/**
 * How a count spread from its origin: who passed it on and when, whether the verb hardened on the way, and whether a later correction
 * of the same voice travelled. Only what the claims table holds: a relay nobody entered is not seen.
 */
import type { Case, Claim } from '../case.js';
import { amountWords, boundWords } from '../claims/amount.js';
import type { Claims } from '../claims/result.js';
import { hardnessOf, isHarder, verbWords } from '../claims/verb.js';
import { firstDay } from '../measure/day.js';
import type { Relay, Spread } from './result.js';

/** A number counts as the same within a twentieth. */
const SAME = 0.05;

export function spreadsOf(theCase: Case, { roots, entries }: Claims): readonly Spread[] {
  const byId = new Map(entries.map((entry) => [entry.claim.id, entry]));
  return roots.flatMap(({ id, claims }): readonly Spread[] => {
    const told = claims
      .flatMap((claim) => byId.get(claim) ?? [])
      .filter(({ claim }) => claim.measure === 'count' && claim.verb !== null && numberOf(claim) !== null);
    const origin = told.find(({ claim }) => claim.id === id);
    if (!origin) return [];
    const first = relayOf(origin.claim, origin.speaker, origin.claim);
    const others = told.filter((entry) => entry !== origin);
    const retold = others.filter(({ claim }) => isRetold(claim, origin.claim));
    const hardest = Math.max(...[origin, ...retold].map(({ claim }) => rungOf(claim)));
    const takesBack = (claim: Claim): boolean => isLower(claim, origin.claim) && rungOf(claim) <= hardest;
    const relays = others
      .filter(({ claim }) => isRetold(claim, origin.claim) || takesBack(claim))
      .map(({ claim, speaker }) => relayOf(claim, speaker, origin.claim));
    if (relays.length === 0) return [];
    relays.sort((a, b) => a.days - b.days || (a.claim.id < b.claim.id ? -1 : 1));
    const voices = new Set(ownVoices(theCase, origin.claim));
    const correction =
      relays.find((relay) => relay.days > 0 && voices.has(relay.claim.sourceId) && takesBack(relay.claim)) ?? null;
    const later =
      correction === null
        ? []
        : relays.filter(({ days, claim }) => days > correction.days && claim.id !== correction.claim.id);
    const corrected = later.filter(({ claim }) => takesBack(claim)).length;
    const old = later.filter(({ claim }) => isSameNumber(claim, origin.claim)).length;
    const hardened = relays.filter((relay) => relay.isHarder).length;
    const ladder = ladderOf(first, relays);
    const made = { root: origin.claim, origin: first, relays, hardened, ladder, correction, after: { corrected, old } };
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

/** The number of the origin, said of the same things: a relay may leave types and sites out, or put some in. */
const isRetold = (claim: Claim, origin: Claim): boolean =>
  isSameNumber(claim, origin) &&
  isSameOrLeftOut(claim.scopeTypes, origin.scopeTypes) &&
  isSameOrLeftOut(claim.scopeSites, origin.scopeSites);
const isSameOrLeftOut = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.join() === b.join();

const rungOf = ({ verb }: Claim): number => (verb && hardnessOf(verb)) ?? 0;

/** Within a day the softer word counts as the earlier. */
function ladderOf(origin: Relay, relays: readonly Relay[]): readonly Relay[] {
  const same = relays.filter(({ claim, days }) => days >= 0 && isSameNumber(claim, origin.claim));
  const rungs = [origin];
  for (const relay of [...same].sort((a, b) => a.days - b.days || rungOf(a.claim) - rungOf(b.claim)))
    if (isHarder(relay.claim.verb, (rungs.at(-1) as Relay).claim.verb)) rungs.push(relay);
  return rungs;
}

/** A lower number for the whole, said of all sites and types; it takes back what was said if its verb is no harder than what was. */
function isLower(claim: Claim, origin: Claim): boolean {
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

function saidIn(claim: Claim): string {
  const words = boundWords(claim, (value) => amountWords(value, claim.unit), String);
  return `${words} ${claim.verb === null ? '' : verbWords(claim.verb)}`.trim();
}

function sentenceOf({ origin, relays, hardened, ladder, correction, after }: Omit<Spread, 'sentence'>): string {
  const retold = relays.filter(({ claim }) => isSameNumber(claim, origin.claim)).length;
  const passed = `“${origin.said}” (${origin.claim.date}, ${origin.speaker}) was told again ${retold === 1 ? 'once' : `${retold} times`}`;
  const words = ladder
    .map(({ verb, claim }) => `“${verb === null ? '' : verbWords(verb)}” (${claim.date})`)
    .join(' → ');
  const harder =
    hardened === 0 ? '' : `; ${hardened === 1 ? 'one telling' : `${hardened} tellings`} hardened the verb: ${words}`;
  if (correction === null)
    return `${passed}${harder}. The voice it came from took nothing back in what is entered here.`;
  const travelled =
    after.corrected + after.old === 0
      ? 'nothing entered here was said of it after'
      : `after it ${after.corrected} took it up and ${after.old} still said the old`;
  return `${passed}${harder}. “${correction.said}” came ${correction.days} days later from the same voice; ${travelled}.`;
}
