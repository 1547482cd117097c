/**
 * How deep it reached, first form: geodesic distance from each coarse site to a dated line or border, weighted by what was
 * counted there before. Public, historic, coarse positions only. The same in every scenario.
 */
import type { Case, Presence } from '../case.js';
import { firstDay } from '../measure/day.js';
import { nearestOnLines } from '../measure/place.js';
import { type Gap, gap } from '../problem.js';
import type { Depth, SiteDistance } from './result.js';
import { effectiveBases, exposure, type Weighted, weightedMean, weightedMedian } from './weigh.js';

/**
 * How far the drawn line may lie from the real one: 95 % of the vertices of Natural Earth's 1 : 10 million outlines lie
 * within 6 km of its 1 : 50 million lines (twelve countries, 2.8 to 5.8 km).
 */
const OUTLINE_KM = 6;
/** A line the case brings is taken at its word, to a kilometre. */
const OWN_LINE_KM = 1;

const OUTLINE_NOTE =
  'The border is the one the atlas draws (1 : 50 million, generalised), used only to measure from; it is no statement on sovereignty.';
const OWN_LINE_NOTE = 'The line is the one the case brings; its day and course are the case’s own.';

export function depthOf(theCase: Case): Depth | Gap {
  const { line } = theCase;
  if (line === null) return gap('no-source', 'the case names no line to measure from (plumbline:line)');
  if (line.lines.length === 0) return gap('no-source', `no outline is known for ${line.outline ?? line.label}`);
  const lineKm = line.outline === null ? OWN_LINE_KM : OUTLINE_KM;
  const sites = theCase.sites.map((site): SiteDistance => {
    const { km } = nearestOnLines(site, line.lines);
    const slack = site.uncertaintyKm + lineKm;
    return {
      site: site.id,
      name: site.name,
      targeted: site.targeted,
      km,
      lowKm: Math.max(0, km - slack),
      highKm: km + slack,
      weight: stoodThere(theCase, site.id),
    };
  });
  const bases = sites.flatMap((site): readonly Weighted[] =>
    site.weight === null ? [] : [{ km: site.km, weight: site.weight }],
  );
  const uncounted = sites.filter((site) => site.weight === null).length;
  const none = gap('no-source', 'no site has a count of what stood there');
  const weighed = <T>(of: (bases: readonly Weighted[]) => T): T | Gap => (bases.length === 0 ? none : of(bases));
  return {
    line: line.label,
    boundaryNote: line.outline === null ? OWN_LINE_NOTE : OUTLINE_NOTE,
    sites: [...sites].sort((a, b) => a.km - b.km),
    curve: weighed((all) =>
      [...new Set(all.map((base) => base.km))].sort((a, b) => a - b).map((km) => ({ km, share: exposure(all, km) })),
    ),
    weightedMedianKm: weighed(weightedMedian),
    weightedMeanKm: weighed(weightedMean),
    effectiveBases: weighed(effectiveBases),
    warnings: uncounted > 0 ? [`${uncounted} of ${sites.length} sites have no count and carry no weight`] : [],
  };
}

/** Sum over types of the newest count at a site; a generic count only where none of its members is counted. Null = unknown. */
function stoodThere(theCase: Case, site: string): number | null {
  const rows = theCase.presence.filter((row) => row.siteId === site);
  const newest = new Map<string, Presence>();
  for (const row of rows) {
    const before = newest.get(row.assetType);
    if (before === undefined || firstDay(row.asOf) > firstDay(before.asOf)) newest.set(row.assetType, row);
  }
  const counted = [...newest.values()].filter((row) => {
    const members = theCase.typeGroups[row.assetType];
    return (
      !members ||
      ![...newest.keys()].some((type) => type !== row.assetType && (members.includes('*') || members.includes(type)))
    );
  });
  const numbers = counted.flatMap((row) => row.mode ?? row.low ?? []);
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0);
}
