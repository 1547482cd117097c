/**
 * `whatif/fleet/<type>/<case>/restored|shortfall`, `whatif/fleet/<type>/capacity/<when>/<measure>`, `whatif/depth/<type>`,
 * `whatif/depth/coverage/<n>`, `whatif/depth/line/median|mean`: all on a reader's own books.
 */
import type { RowPlace } from '../case.js';
import { percentOf } from '../claims/amount.js';
import type { HitCase } from '../fleet/hit-split.js';
import { type Gap, isGap } from '../problem.js';
import type { Run } from '../run.js';
import { traceCapacity } from './trace-capacity.js';
import { probabilityText, scenarioMeans } from './trace-claims.js';
import { traceDepthWhatIf } from './trace-depth-what-if.js';
import type { Draft } from './trace-shape.js';
import { HIT_WORDS, NO_FINDING } from './what-if-words.js';

export function traceWhatIf(run: Run, path: readonly string[]): Draft | null {
  const [kind, stage, first = '', second = '', third = '', fourth = ''] = path;
  if (kind !== 'whatif') return null;
  if (stage === 'fleet' && second === 'capacity') return traceCapacity(run, first, third, fourth);
  if (stage === 'fleet') return fleet(run, first, second as HitCase, third);
  return stage === 'depth' ? traceDepthWhatIf(run, first, second) : null;
}

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
