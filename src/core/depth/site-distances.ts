/** Distance from each coarse site to a line, with the coarseness of both ends. */
import type { Case } from '../case.js';
import { type Lines, nearestOn } from '../measure/place.js';
import type { SiteDistance } from './result.js';
import type { Stood } from './stood-there.js';

/** In the order of the case. @param lineKm how far the line may lie from the one meant */
export function siteDistances(
  { sites }: Case,
  lines: Lines,
  lineKm: number,
  stood: ReadonlyMap<string, Stood>,
): readonly SiteDistance[] {
  const nearest = nearestOn(lines);
  return sites.map((site) => {
    const { km } = nearest(site);
    const slack = site.uncertaintyKm + lineKm;
    return {
      site: site.id,
      name: site.name,
      targeted: site.targeted,
      km,
      lowKm: Math.max(0, km - slack),
      highKm: km + slack,
      weight: stood.get(site.id)?.assets ?? null,
    };
  });
}
