/**
 * How deep it reached: geodesic distance from each coarse site to a dated line or border, weighted by what was
 * counted there before; where types stood before and after; what speeds and reaches a reader assumes would make of it.
 * Public, historic, coarse positions only. The same in every scenario. No index of depth is claimed.
 */
import type { Case, Day } from '../case.js';
import { type Gap, gap } from '../problem.js';
import { basingOf } from './basing.js';
import { curveBand } from './curve-band.js';
import type { DepthBook } from './depth-book.js';
import { depthWhatIf, type WeighedPlace } from './depth-what-if.js';
import { mapPlaces } from './map-places.js';
import { ownLineDistances } from './own-line-distances.js';
import type { Basing, Depth, DepthWhatIf } from './result.js';
import { siteDistances } from './site-distances.js';
import { type Stood, stoodThere } from './stood-there.js';
import { effectiveBases, exposure, shannonBases, weightedMean, weightedMedian } from './weigh.js';

/**
 * How far the drawn line may lie from the real one: 95 % of the vertices of Natural Earth's 1 : 10 million outlines lie
 * within 6 km of its 1 : 50 million lines (twelve countries, 2.8 to 5.8 km).
 */
const OUTLINE_KM = 6;
/** A line the case or a reader brings is taken at its word, to a kilometre. */
const OWN_LINE_KM = 1;

const OUTLINE_NOTE =
  'The border is the one the atlas draws (1 : 50 million, generalised), used only to measure from; it is no statement on sovereignty.';
const OWN_LINE_NOTE = 'The line is the one the case brings; its day and course are the case’s own.';

/** @param on the day the map is published: what is under embargo then, or signed off later, is not on it */
export function depthOf(theCase: Case, book: DepthBook | null = null, on: Day = theCase.strike.to): Depth | Gap {
  const { line } = theCase;
  if (line === null) return gap('no-source', 'the case names no line to measure from (plumbline:line)');
  if (line.lines.length === 0) return gap('no-source', `no outline is known for ${line.outline ?? line.label}`);
  const lineKm = line.outline === null ? OWN_LINE_KM : OUTLINE_KM;
  const stood = stoodThere(theCase);
  const sites = siteDistances(theCase, line.lines, lineKm, stood);
  const bases = sites.flatMap(({ weight, ...site }) => (weight === null || weight === 0 ? [] : [{ ...site, weight }]));
  const basing = basingOf(theCase, new Map(sites.map(({ site, km }) => [site, km])));
  const uncounted = sites.filter((site) => site.weight === null).length;
  const standIns = sites.filter((site) => stood.get(site.site)?.standIn).map((site) => site.name);
  const places = mapPlaces(theCase, on);
  const none = gap('no-source', 'no site has a count of anything that stood there');
  const weighed = <T>(of: (all: typeof bases) => T): T | Gap => (bases.length === 0 ? none : of(bases));
  return {
    line: line.label,
    lineAsOf: line.asOf ?? gap('not-dated', 'the case gives the line no day'),
    boundaryNote: line.outline === null ? OWN_LINE_NOTE : OUTLINE_NOTE,
    sites: [...sites].sort((a, b) => a.km - b.km),
    curve: weighed((all) =>
      [...new Set(all.map((base) => base.km))].sort((a, b) => a - b).map((km) => ({ km, share: exposure(all, km) })),
    ),
    curveBand: weighed(curveBand),
    weightedMedianKm: weighed(weightedMedian),
    weightedMeanKm: weighed(weightedMean),
    effectiveBases: weighed(effectiveBases),
    shannonBases: weighed(shannonBases),
    basing,
    map: places.map,
    ...(book === null ? {} : { whatIf: whatIfOf(theCase, book, basing, stood) }),
    warnings: [
      ...(uncounted > 0 ? [`${uncounted} of ${sites.length} sites have no count and carry no weight`] : []),
      ...(standIns.length > 0
        ? [`${standIns.join(', ')}: counted only after the strike, which stands in for before`]
        : []),
      ...places.warnings,
    ],
  };
}

function whatIfOf(theCase: Case, book: DepthBook, basing: Basing, stood: ReadonlyMap<string, Stood>): DepthWhatIf {
  const { line } = book;
  return {
    ...depthWhatIf(book, basing, placesOf(theCase, stood)),
    ...(line && { line: ownLineDistances(line, siteDistances(theCase, line.lines, OWN_LINE_KM, stood)) }),
  };
}

function placesOf(theCase: Case, stood: ReadonlyMap<string, Stood>): readonly WeighedPlace[] {
  return theCase.sites.flatMap(({ id, lat, lon }) => {
    const weight = stood.get(id)?.assets ?? 0;
    return weight > 0 ? [{ lat, lon, weight }] : [];
  });
}
