/** `depth/basing/<type>`, `depth/move/<line>`. */
import { amountWords } from '../claims/amount.js';
import type { BasingMeasures } from '../depth/result.js';
import { type Gap, isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

export function traceBasing(run: Run, [, which, of = '']: readonly string[]): Draft | null {
  if (isGap(run.depth)) return null;
  if (which === 'move') return move(run, Number(of));
  return which === 'basing' ? basing(run, of) : null;
}

const km = (x: number): string => amountWords(Math.round(x), 'km');

function basing(run: Run, type: string): Draft | null {
  if (isGap(run.depth)) return null;
  const found = run.depth.basing.byType.find((one) => one.type === type);
  if (!found) return null;
  const { was, is, meanShiftKm, before, after } = found;
  const words = (measures: BasingMeasures | Gap): string =>
    isGap(measures)
      ? measures.detail
      : `${measures.counted} counted, ${km(measures.weightedMeanKm)} away on average, ${measures.effectiveBases.toFixed(1)} effective bases`;
  return {
    title: `${type}: how far its mean distance moved`,
    value: isGap(meanShiftKm) ? meanShiftKm.detail : km(meanShiftKm),
    what: `Before: ${words(was)}. After: ${words(is)}.`,
    how: `Weighted mean distance to ${run.depth.line}, by the counts of either day.`,
    rows: [...before, ...after].map(({ row }) => row),
    assumes: ['The counts of either side are of one fleet.', run.depth.boundaryNote],
    wouldChange: ['A count at the sites without one.'],
  };
}

function move(run: Run, line: number): Draft | null {
  if (isGap(run.depth)) return null;
  const found = run.depth.basing.moves.find(({ row }) => row.line === line);
  if (!found) return null;
  return {
    title: 'A move the timeline reports',
    value: found.date,
    what: found.event,
    how: 'As the row says it.',
    rows: [found.row],
    assumes: [`The day is given as ${found.precision}.`],
    wouldChange: ['A dated count at the site named.'],
  };
}
