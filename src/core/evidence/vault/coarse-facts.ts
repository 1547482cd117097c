/** What is known of a file with its position made coarse: pages never carry the place a device recorded finer than 10 km. */
import { cellOf } from '../../measure/coarse-cell.js';
import { isGap } from '../../problem.js';
import type { ItemFacts } from './item-facts.js';

export const COARSE_SIZE = '10km';

export function coarseFacts(facts: ItemFacts): ItemFacts {
  const { media } = facts;
  if (media === null || isGap(media) || isGap(media.place)) return facts;
  return { ...facts, media: { ...media, place: cellOf(media.place, COARSE_SIZE).centre } };
}
