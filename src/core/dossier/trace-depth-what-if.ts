/** What a reader's depth book gives, opened: sorties kept, shares covered, distances to a line of the reader's own. */
import { amountWords, percentOf } from '../claims/amount.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';
import { NO_FINDING } from './what-if-words.js';

export function traceDepthWhatIf(run: Run, first: string, second: string): Draft | null {
  if (first === 'line') return ownLine(run, second);
  return first === 'coverage' ? coverage(run, Number(second)) : sorties(run, first);
}

function ownLine(run: Run, which: string): Draft | null {
  if (isGap(run.depth) || (which !== 'median' && which !== 'mean')) return null;
  const { whatIf } = run.depth;
  if (!whatIf?.line || isGap(whatIf.line) || !whatIf.book.line) return null;
  const { label, asOf, weightedMedianKm, weightedMeanKm } = whatIf.line;
  return {
    title: `Assumed: weighted ${which} distance to ${label}`,
    value: amountWords(Math.round(which === 'median' ? weightedMedianKm : weightedMeanKm), 'km'),
    what: `From the coarse place of each site to the nearest point of the reader’s line, weighted by what was counted there. ${NO_FINDING}`,
    how: 'Geodesic on the WGS84 ellipsoid; an edge of the line takes the shorter way round.',
    rows: run.theCase.presence.map(({ row }) => row),
    assumes: [
      `The line: ${label}, ${asOf === undefined ? 'of no day' : `of ${asOf}`} (${whatIf.book.line.source}).`,
      'Its course is taken at its word, to a kilometre.',
    ],
    wouldChange: ['Another line, or the same of another day; counts at sites without one.'],
  };
}

function sorties(run: Run, type: string): Draft | null {
  if (isGap(run.depth) || !run.depth.whatIf || isGap(run.depth.whatIf.sorties)) return null;
  const found = run.depth.whatIf.sorties.find((one) => one.type === type);
  if (!found || isGap(found.rateKept)) return null;
  const basing = run.depth.basing.byType.find((one) => one.type === type);
  return {
    title: `Assumed: ${type}, sorties left of each one`,
    value: `${percentOf(found.rateKept.low)} to ${percentOf(found.rateKept.high)}`,
    what: `One cycle before re-basing over one after it, at the weighted mean distance. ${NO_FINDING}`,
    how: 'A cycle is the way there and back at the speed assumed, and the hours on the ground; ranges end by end.',
    rows: [...(basing?.before ?? []), ...(basing?.after ?? [])].map(({ row }) => row),
    assumes: bookWords(run),
    wouldChange: ['Counts of where the type stands now; a source for speed and turn.'],
  };
}

function coverage(run: Run, defences: number): Draft | null {
  if (isGap(run.depth) || !run.depth.whatIf || isGap(run.depth.whatIf.coverage)) return null;
  const found = run.depth.whatIf.coverage.find((one) => one.defences === defences);
  if (!found) return null;
  return {
    title: `Assumed: weight that ${defences} defences can cover at best`,
    value: `${percentOf(found.low)} to ${percentOf(found.high)}`,
    what: `Share of the assets counted before the strike. Which sites these are is not worked out for anyone to read. ${NO_FINDING}`,
    how: 'The largest share over all ways to place them, between a proven lower and upper bound.',
    rows: run.theCase.presence.map(({ row }) => row),
    assumes: bookWords(run),
    wouldChange: ['A source for how far a defence reaches.'],
  };
}

function bookWords({ depth }: Run): readonly string[] {
  if (isGap(depth) || !depth.whatIf) return [];
  const { speedKmh, turnHours, coverKm } = depth.whatIf.book;
  const words = { 'speed, km/h': speedKmh, 'hours on the ground': turnHours, 'km one defence covers': coverKm };
  return Object.entries(words).flatMap(([what, range]) =>
    range ? [`${what}: ${range.low} to ${range.high}, assumed (${range.source})`] : [],
  );
}
