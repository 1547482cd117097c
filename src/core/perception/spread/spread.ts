/**
 * How a number travelled from its root: who passed it on, when, in which words, and whether a correction travelled too. Tellings of one
 * body of evidence are compared with the root's count: same sites, same types, nearly the same number. Assumption most likely to be
 * wrong: that the case has the relays that mattered; it lists those somebody found.
 */
import type { Claim, Side, Source } from '../../case.js';
import { nearly } from '../../claims/changes.js';
import type { ClaimEntry, Claims } from '../../claims/result.js';
import { hardnessOf, isHarder, verbWords } from '../../claims/verb.js';
import { firstDay } from '../../measure/day.js';
import { gap, isGap } from '../../problem.js';
import type { Correction, Finding, Rung, Spread, Telling } from '../result.js';
import { correctionOf } from './correction.js';

/** Bodies of evidence whose count was told by more than one claim, most told first. */
export function spreadsOf(claims: Claims, sources: ReadonlyMap<string, Source>): readonly Spread[] {
  const entries = new Map(claims.entries.map((entry) => [entry.claim.id, entry]));
  return claims.roots
    .flatMap(({ claims: ids }) => {
      const voice = ids.flatMap((id) => entries.get(id) ?? []);
      const made = spreadOf(voice, sources);
      return made === null ? [] : [made];
    })
    .sort((a, b) => b.tellings.length - a.tellings.length || (a.root < b.root ? -1 : 1));
}

function spreadOf(voice: readonly ClaimEntry[], sources: ReadonlyMap<string, Source>): Spread | null {
  const root =
    voice.find(({ claim, root }) => claim.id === root && isCount(claim)) ?? voice.find(({ claim }) => isCount(claim));
  if (!root || root.claim.verb === null) return null;
  const told = voice.filter(({ claim }) => isCount(claim) && isSameNumber(claim, root.claim));
  const tellings = told
    .map((entry) => tellingOf(entry, root, sources))
    .sort((a, b) => a.days - b.days || Number(b.claim === root.claim.id) - Number(a.claim === root.claim.id));
  if (tellings.length < 2) return null;
  const ladder = ladderOf(tellings, root.claim.id);
  const harder = tellings.filter(({ wording }) => wording === 'harder').length;
  const correction =
    correctionOf(voice, root, tellings) ??
    gap('no-source', 'no later statement of the same body takes the number or the word back');
  const { claim, speaker } = root;
  const made = {
    root: claim.id,
    speaker,
    date: claim.date,
    verb: root.claim.verb,
    low: claim.low,
    high: claim.high,
    unit: claim.unit,
    tellings,
    speakers: new Set(tellings.map(({ source }) => source)).size,
    ladder,
    harder,
    correction,
  };
  return { ...made, finding: findingOf(made) };
}

const isCount = ({ measure, verb, low, high }: Claim): boolean =>
  measure === 'count' && verb !== null && hardnessOf(verb) !== null && (low ?? high) !== null;

const isSameNumber = (claim: Claim, root: Claim): boolean =>
  claim.id === root.id ||
  (claim.unit === root.unit &&
    claim.scopeSites.join() === root.scopeSites.join() &&
    isSameScope(claim, root) &&
    nearly(claim.low ?? claim.high, root.low ?? root.high));

/** A relay may name no type where the root did, or the other way round; another type is another number. */
const isSameScope = (claim: Claim, root: Claim): boolean =>
  claim.scopeTypes.length === 0 || root.scopeTypes.length === 0 || claim.scopeTypes.join() === root.scopeTypes.join();

function tellingOf(
  { claim, speaker, side }: ClaimEntry,
  root: ClaimEntry,
  sources: ReadonlyMap<string, Source>,
): Telling {
  return {
    claim: claim.id,
    from: claim.id === root.claim.id ? null : (claim.rootId ?? root.claim.id),
    date: claim.date,
    days: firstDay(claim.date) - firstDay(root.claim.date),
    source: claim.sourceId,
    speaker,
    kind: sources.get(claim.sourceId)?.kind ?? 'unknown',
    side: side satisfies Side,
    verb: claim.verb as Telling['verb'],
    low: claim.low,
    high: claim.high,
    wording: wordingOf(claim, root.claim),
    row: claim.row,
  };
}

function wordingOf(claim: Claim, root: Claim): Telling['wording'] {
  if (claim.id === root.id) return 'root';
  if (isHarder(claim.verb, root.verb)) return 'harder';
  return isHarder(root.verb, claim.verb) ? 'softer' : 'same';
}

/** The root, and each later telling that was harder than all before it; within a day the softer word counts as the earlier. */
function ladderOf(tellings: readonly Telling[], root: string): readonly Rung[] {
  const inOrder = [...tellings].sort(
    (a, b) => Number(b.claim === root) - Number(a.claim === root) || a.days - b.days || hardness(a) - hardness(b),
  );
  const rungs: Rung[] = [];
  for (const { verb, claim, date, days, speaker } of inOrder) {
    const last = rungs.at(-1);
    if (last === undefined || (days >= 0 && isHarder(verb, last.verb))) rungs.push({ verb, claim, date, days, speaker });
  }
  return rungs;
}

const hardness = ({ verb }: Telling): number => hardnessOf(verb) ?? 0;

function findingOf({
  speaker,
  verb,
  tellings,
  speakers,
  ladder,
  harder,
  correction,
  low,
  high,
  unit,
}: Omit<Spread, 'finding'>): Finding {
  const number = `${low ?? high} ${unit ?? ''} ${verbWords(verb)}`.replace('  ', ' ');
  const words = ladder.map((rung) => `"${verbWords(rung.verb)}" (${rung.date})`).join(' → ');
  const path = ladder.length > 1 ? `; the wording hardened: ${words}` : '';
  return {
    sentence: `${number} (${speaker}) was told ${tellings.length} times, by ${speakers} ${speakers === 1 ? 'speaker' : 'speakers'}, ${harder === 0 ? 'never' : harder === 1 ? 'once' : `${harder} times`} in harder words${path}. ${correctionWords(correction)}`,
    consistentWith: 'one number passed on',
    alsoWith: 'tellings nobody entered in this case: what spread cannot be read off what was found',
  };
}

function correctionWords(correction: Correction | { readonly reason: string }): string {
  if (isGap(correction)) return 'Nobody took it back.';
  const { speaker, date, takenUpBy, repeatedBy } = correction as Correction;
  const taken = takenUpBy.length === 0 ? 'nobody of this body took it up' : `${takenUpBy.join(', ')} took it up`;
  const again = repeatedBy.length === 0 ? '' : `, and ${repeatedBy.length} later tellings kept the harder words`;
  return `${speaker} narrowed it on ${date}; ${taken}${again}.`;
}
