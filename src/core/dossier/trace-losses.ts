/** `floor/destroyed|hit`, `floor/<site>/<type>/<state>`, `total/<scenario>/…`, `cell/<scenario>/<site>/<type>/…`. */
import type { RowPlace } from '../case.js';
import type { CountSummary, Losses, Totals } from '../losses/result.js';
import { type Gap, isGap } from '../problem.js';
import type { Run } from '../run.js';
import { probabilityText, scenarioMeans } from './trace-claims.js';
import type { Draft } from './trace-shape.js';

export function traceLosses(run: Run, losses: Losses, path: readonly string[]): Draft | null {
  switch (path[0]) {
    case 'floor':
      return path.length === 2 ? wholeFloor(losses, path[1]) : cellFloor(losses, path.slice(1));
    case 'total':
    case 'unseen':
    case 'silence':
      return total(run, losses, path);
    case 'cell':
      return cell(run, losses, path.slice(1));
    default:
      return null;
  }
}

const FLOOR_RULE =
  'Per cell, the one image with most hits; hit is the largest count of one of its analysts, destroyed the least that all its ' +
  'analysts who told states apart agree on. Images are never added up. Named items in other images join; untyped counts ' +
  'raise a site only above the sum of its cells; capped at what stood there.';

function wholeFloor(losses: Losses, which: string | undefined): Draft | null {
  if (which !== 'destroyed' && which !== 'hit') return null;
  const state = which === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED';
  const count = which === 'destroyed' ? losses.floor.destroyed : losses.floor.damagedOrDestroyed;
  const cells = losses.floor.byCell.filter((row) => row.state === state);
  const key = which === 'destroyed' ? 'destroyed' : 'damagedOrDestroyed';
  const { good, middling, poor } = losses.floor.probability;
  return {
    title: `Floor: ${count} seen ${which === 'destroyed' ? 'destroyed' : 'destroyed or damaged'}`,
    value: String(count),
    what: 'The distinct losses that readings of images support, confirmed or probable. Read, not certain.',
    how: `${FLOOR_RULE} Here: ${cells.map((row) => `${row.count} ${row.type} at ${row.site}`).join(', ') || 'nothing is seen'}.`,
    rows: cells.flatMap((row) => row.rows),
    assumes: [
      `P(truth ≥ floor) is ${probabilityText(good[key])} in good, ${probabilityText(middling[key])} in middling, ${probabilityText(poor[key])} in poor visibility.`,
      `${losses.floor.listed.length} other readings speak of hits and are listed beside it, never added.`,
    ],
    wouldChange: [
      'A reading that calls one of these a decoy or derelict lowers it; a distinct further asset in one image raises it.',
    ],
  };
}

function cellFloor(losses: Losses, [site, type, state]: readonly string[]): Draft | null {
  const wanted = state === 'destroyed' || state === 'DESTROYED' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED';
  const row = losses.floor.byCell.find((r) => r.site === site && r.type === type && r.state === wanted);
  if (!row) return null;
  return {
    title: `${row.type} at ${row.site}: ${row.count} seen`,
    value: `${row.count} (${row.confidence})`,
    what: 'The floor of one cell: a site and a type.',
    how: `${row.why}. ${FLOOR_RULE}`,
    rows: row.rows,
    assumes: ['The readings named are right about type and state.'],
    wouldChange: ['Another reading of the same image, or a clearer one.'],
  };
}

function total(run: Run, losses: Losses, [kind, name, which]: readonly string[]): Draft | null {
  const scenario = losses.scenarios.find((s) => s.name === name);
  if (!scenario || (which !== 'destroyed' && which !== 'hit')) return null;
  const sums: Readonly<Record<string, Totals | Gap>> = {
    total: scenario.total,
    unseen: scenario.unseen,
    silence: scenario.ifSilenceMeansNothing,
  };
  const sum = sums[kind ?? ''];
  if (sum === undefined || isGap(sum)) return null;
  const summary = sum[which === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED'];
  const over = {
    total: 'every cell a read image covers',
    unseen: 'cells no read image covers',
    silence: 'every cell a read image covers, silence counting for nothing',
  };
  return {
    title: `${which === 'destroyed' ? 'Destroyed' : 'Destroyed or damaged'}, ${scenario.name} visibility`,
    value: interval(summary),
    what: `Posterior of the count over ${over[kind as keyof typeof over]}: median, and the 5 % and 95 % quantiles.`,
    how: howPosterior(),
    rows: evidenceRows(run),
    assumes: [
      scenarioMeans(scenario.name),
      ...(kind === 'unseen'
        ? [
            `The evidence removed ${Math.round(100 * scenario.unseen.priorShare)} % of the prior variance: the rest is opinion.`,
          ]
        : []),
    ],
    wouldChange: ['An image of the whole site after the strike; serial numbers; a count of what stood there before.'],
  };
}

function cell(run: Run, losses: Losses, [name, site, type, which]: readonly string[]): Draft | null {
  const scenario = losses.scenarios.find((s) => s.name === name);
  const found = scenario?.byCell.find((c) => c.site === site && c.type === type);
  if (!scenario || !found) return null;
  const summary = which === 'destroyed' ? found.DESTROYED : found.DAMAGED_OR_DESTROYED;
  return {
    title: `${found.type} at ${found.site}, ${scenario.name} visibility`,
    value: interval(summary),
    what: `${which === 'destroyed' ? 'Destroyed' : 'Destroyed or damaged'}, of ${interval(found.present)} that stood there.`,
    how: howPosterior(),
    rows: [
      ...evidenceRows(run, site),
      ...run.theCase.presence.filter((p) => p.siteId === site && p.assetType === type).map((p) => p.row),
    ],
    assumes: [
      scenarioMeans(scenario.name),
      `The evidence removed ${Math.round(100 * found.priorShare)} % of the prior variance.`,
      ...(found.looked ? [] : ['No read image covers this cell: the number is the prior.']),
    ],
    wouldChange: ['A reading of this type at this site.'],
  };
}

const howPosterior = (): string =>
  `Prior on each cell’s losses times the likelihood of what every analyst reported, thinned by coverage and detection of each image; exact for each cell given the shares common to cells, averaged over draws of these.`;

const evidenceRows = (run: Run, site?: string): readonly RowPlace[] =>
  run.evidence.images
    .filter((read) => site === undefined || read.image.siteId === site)
    .flatMap((read) => read.analysts.flatMap((analyst) => analyst.readings.map((reading) => reading.row)));

export const interval = ({ q05, q50, q95 }: Pick<CountSummary, 'q05' | 'q50' | 'q95'>): string =>
  q05 === q95 ? String(q50) : `${q50} (${q05} to ${q95})`;
