/**
 * Any number of a run, opened: what it is, how it was computed, from which rows, what it assumes and what it would take
 * to change it. Numbers are named by slash-separated ids such as `total/good/destroyed`.
 */
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { traceAssumed } from './trace-assumed.js';
import { traceClaim } from './trace-claims.js';
import { traceCost } from './trace-cost.js';
import { traceEntities } from './trace-entities.js';
import { traceGrading } from './trace-grading.js';
import { traceLeverage } from './trace-leverage.js';
import { traceLosses } from './trace-losses.js';
import { traceMoney } from './trace-money.js';
import { tracePerception } from './trace-perception.js';
import { traceRow } from './trace-row.js';
import type { Trace } from './trace-shape.js';
import { traceWhatIf } from './trace-what-if.js';

/** A number of a run, opened: what it is, what it rests on, what would change it. Null when the run holds no such number. */
export function trace(run: Run, id: string): Trace | null {
  const path = id.split('/');
  const draft =
    traceClaim(run, path) ??
    (isGap(run.losses) ? null : traceLosses(run, run.losses, path)) ??
    traceMoney(run, path) ??
    traceGrading(run, path) ??
    traceEntities(run, path) ??
    traceCost(run, path) ??
    traceAssumed(run, path) ??
    traceWhatIf(run, path) ??
    tracePerception(run, path) ??
    traceLeverage(run, path) ??
    traceRow(run, path);
  return draft === null ? null : { id, ...draft };
}
