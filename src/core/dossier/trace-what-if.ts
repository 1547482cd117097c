/** `whatif/fleet/<type>/<case>/restored|shortfall`, `whatif/depth/<type>`, `whatif/depth/coverage/<n>`: all on a reader's own books. */
import type { RowPlace } from '../case.js';
import { percentOf } from '../claims/amount.js';
import type { HitCase } from '../fleet/hit-split.js';
import { type Gap, isGap } from '../problem.js';
import type { Run } from '../run.js';
import { probabilityText, scenarioMeans } from './trace-claims.js';
import type { Draft } from './trace-shape.js';

export function traceWhatIf(run: Run, path: readonly string[]): Draft | null {
  const [kind, stage, first = '', second = '', third = ''] = path;
  if (kind !== 'whatif') return null;
  if (stage === 'fleet') return fleet(run, first, second as HitCase, third);
  if (stage === 'depth') return first === 'coverage' ? coverage(run, Number(second)) : sorties(run, first);
  return null;
}

const NO_FINDING = 'A what-if on the reader’s own book; no finding rests on it.';

const HIT_WORDS: Readonly<Record<HitCase, string>> = {
  idle: 'those hit stood idle, as far as can be',
  proportional: 'those hit were a fair sample of the fleet',
  available: 'those hit were available, as far as can be',
};

function fleet(run: Run, type: string, which: HitCase, number: string): Draft | null {
  if (isGap(run.fleet)) return null;
  const whatIf = run.fleet.byType.find((one) => one.type === type)?.whatIf;
  if (!whatIf || isGap(whatIf) || !Object.hasOwn(whatIf.cases, which)) return null;
  const { shortfall, restored, method, histories } = whatIf.cases[which];
  const rows: readonly RowPlace[] = whatIf.inputs.flatMap((input) => input.rows);
  const day = (at: number | Gap): string => (isGap(at) ? 'not within the horizon' : `day ${Math.round(at)}`);
  const shared = {
    how: `${histories} histories, each with one joint draw of the losses and one value of each range; means ${method === 'uniformisation' ? 'solved exactly' : 'from the histories'}.`,
    rows,
    assumes: [
      scenarioMeans(run.fleet.scenario),
      `That ${HIT_WORDS[which]}.`,
      ...whatIf.inputs.map(
        ({ words, assumed, source }) => `${words}: ${assumed ? `assumed (${source})` : 'from rows of the case'}`,
      ),
    ],
    wouldChange: ['A source for repair slots, lengths and rates; the service state of what was hit.'],
  };
  if (number === 'restored')
    return {
      title: `Assumed: ${type}, ${percentOf(whatIf.restoreShare)} of the eve available again`,
      value: probabilityText(restored.withinHorizon),
      what: `The chance within ${whatIf.horizonDays} days; the middle is ${day(restored.q50)}, nine in ten from ${day(restored.q05)} to ${day(restored.q95)}. ${NO_FINDING}`,
      ...shared,
    };
  if (number !== 'shortfall') return null;
  return {
    title: `Assumed: ${type}, what is missed`,
    value: `${shortfall.mean.toFixed(1)} asset-months (${shortfall.q05.toFixed(1)} to ${shortfall.q95.toFixed(1)})`,
    what: `Available without the strike less available with it, summed over the horizon: ${percentOf(shortfall.shareOfUnstruck)} of what would have been. ${NO_FINDING}`,
    ...shared,
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
