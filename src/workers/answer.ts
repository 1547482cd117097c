/** The worker's side of the protocol, whatever carries the messages: requests in, replies out, one case held open. */
import type { Case } from '../core/case.js';
import { recordOf } from '../core/claims/record/record-table.js';
import { trace } from '../core/dossier/trace.js';
import { makeRunner, type Runner } from '../core/execute.js';
import { makeMemo } from '../core/losses/fitter.js';
import { fogCurve } from '../core/losses/fog-curve.js';
import { influenceOf } from '../core/losses/influence.js';
import { predictiveChecks } from '../core/losses/predictive.js';
import { InputError, isGap } from '../core/problem.js';
import type { Run, RunConfig } from '../core/run.js';
import { ownSeries } from './own-series.js';
import type { Progress, Reply, Request } from './protocol.js';

export type Answerer = (request: Request, tell?: (progress: Progress) => void) => Reply;

export function makeAnswerer(): Answerer {
  let theCase: Case | null = null;
  let run: Runner | null = null;
  // What the weights of the evidence and the checks share: the fit they both start from.
  let memo = makeMemo();

  const opened = <T>(held: T | null): T => {
    if (held === null) throw new InputError('worker', 'a case is opened first', null);
    return held;
  };

  const runOf = (config: RunConfig): Run => opened(run)(config);

  const reply = (request: Request, tell: (progress: Progress) => void): Reply => {
    const { id } = request;
    const report = (done: number, of: number): void => tell({ kind: 'progress', id, done, of });
    switch (request.kind) {
      case 'open':
        theCase = request.theCase;
        run = makeRunner(theCase, request.record === null ? null : recordOf(request.record));
        memo = makeMemo();
        return { kind: 'opened', id };
      case 'run':
        return { kind: 'run', id, run: runOf(request.config) };
      case 'glimpse':
        return { kind: 'glimpse', id, run: opened(run).glimpse(request.config) };
      case 'hand':
        opened(run).remember(request.config, { ...request.run, theCase: opened(theCase) });
        return { kind: 'handed', id };
      case 'trace':
        return { kind: 'trace', id, trace: trace(runOf(request.config), request.trace) };
      case 'fog':
        return { kind: 'fog', id, points: fogCurve(opened(theCase), request.config, report) };
      case 'influence':
        return { kind: 'influence', id, influence: influenceOf(opened(theCase), request.config, report, memo) };
      case 'checks':
        return { kind: 'checks', id, checks: predictiveChecks(opened(theCase), request.config, memo) };
      case 'series': {
        const { perception, config } = runOf({ ...request.config, only: ['perception'] });
        const events = isGap(perception) ? [] : perception.events;
        return { kind: 'series', id, made: ownSeries(request.file, opened(theCase), events, config.seed) };
      }
      default:
        return request satisfies never;
    }
  };

  return (request, tell = () => {}) => {
    try {
      return reply(request, tell);
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      return { kind: 'failed', id: request.id, error: { name, message } };
    }
  };
}
