/** Whether the number or the word was taken back by somebody of the same body, and whether that travelled. */
import type { Claim } from '../../case.js';
import type { ClaimEntry } from '../../claims/result.js';
import { hardnessOf } from '../../claims/verb.js';
import { firstDay } from '../../measure/day.js';
import type { Correction, Telling } from '../result.js';

/**
 * The first later count by the root's own speaker that puts, in words as hard as the hardest telling, a smaller number; null where there is none.
 */
export function correctionOf(
  voice: readonly ClaimEntry[],
  root: ClaimEntry,
  tellings: readonly Telling[],
): Correction | null {
  const number = (root.claim.low ?? root.claim.high) as number;
  const hardest = Math.max(...tellings.map(({ verb }) => hardnessOf(verb) ?? 0));
  const began = Math.min(...tellings.filter(({ verb }) => (hardnessOf(verb) ?? 0) === hardest).map(({ days }) => days));
  const dayOf = ({ date }: Claim): number => firstDay(date) - firstDay(root.claim.date);
  const narrower = ({ claim }: ClaimEntry): boolean =>
    claim.measure === 'count' &&
    claim.verb !== null &&
    (hardnessOf(claim.verb) ?? -1) >= hardest &&
    claim.high !== null &&
    claim.high < 0.95 * number &&
    claim.scopeSites.join() === root.claim.scopeSites.join() &&
    claim.scopeTypes.length === 0 &&
    dayOf(claim) > began;
  const later = voice.filter(narrower).sort((a, b) => dayOf(a.claim) - dayOf(b.claim));
  const said = later.find(({ claim }) => claim.sourceId === root.claim.sourceId) ?? later[0];
  if (!said) return null;
  const { claim, speaker } = said;
  const others = later.filter((entry) => entry.claim.sourceId !== claim.sourceId && dayOf(entry.claim) >= dayOf(claim));
  return {
    claim: claim.id,
    date: claim.date,
    days: dayOf(claim),
    speaker,
    verb: claim.verb as Correction['verb'],
    low: claim.low,
    high: claim.high,
    takenUpBy: [...new Set(others.map((entry) => entry.speaker))],
    repeatedBy: tellings
      .filter(({ verb, days }) => (hardnessOf(verb) ?? 0) >= hardest && days >= dayOf(claim))
      .map((telling) => telling.claim),
    row: claim.row,
  };
}
