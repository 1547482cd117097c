/** A claim's number and verb as it was said: `at least 41 hit`, `13 to 21 destroyed`. */
import type { Claim } from '../../core/case.js';
import type { ClaimEntry } from '../../core/claims/result.js';
import { shortDay } from './days.js';
import { whole } from './numbers.js';
import { say } from './say.js';

export function saidWords({ comparator, low, high, verb }: Claim): string {
  const word = say(`verb.${verb ?? 'NONE'}`);
  switch (comparator) {
    case 'ge':
      return say('said.ge', { n: whole(low ?? 0), verb: word });
    case 'le':
      return say('said.le', { n: whole(high ?? 0), verb: word });
    case 'about':
      if (low === high) return say('said.about', { n: whole(low ?? 0), verb: word });
      return say('said.range', { low: whole(low ?? 0), high: whole(high ?? 0), verb: word });
    case 'range':
      return say('said.range', { low: whole(low ?? 0), high: whole(high ?? 0), verb: word });
    default:
      return low === 0 ? say('said.zero', { verb: word }) : say('said.eq', { n: whole(low ?? 0), verb: word });
  }
}

/** @param relays how many other claims rest on the same root @param year the year that goes without saying */
export function speakerWords({ claim, speaker }: ClaimEntry, relays: number, year: string | null = null): string {
  const withYear = year === null || !claim.date.startsWith(year);
  const [day, name] = [shortDay(claim.date, withYear), shortName(speaker)];
  return relays === 0
    ? say('said.by', { speaker: name, day })
    : say('said.by.relays', { speaker: name, day, n: relays });
}

/** A source's name without what stands behind it in brackets or after a comma. */
export const shortName = (speaker: string): string => speaker.split(/\s*[,(;]/)[0] || speaker;
