/** The worker's side of the protocol, whatever carries the messages: requests in, replies out, one case held open. */
import type { Case } from '../core/case.js';
import { trace } from '../core/dossier/trace.js';
import { makeRunner } from '../core/execute.js';
import { fogCurve } from '../core/losses/fog-curve.js';
import { InputError } from '../core/problem.js';
import type { Run, RunConfig } from '../core/run.js';
import type { Reply, Request } from './protocol.js';

export function makeAnswerer(): (request: Request) => Reply {
  let theCase: Case | null = null;
  let run: ((config: RunConfig) => Run) | null = null;

  const opened = <T>(held: T | null): T => {
    if (held === null) throw new InputError('worker', 'a case is opened first', null);
    return held;
  };

  const runOf = (config: RunConfig): Run => opened(run)(config);

  const reply = (request: Request): Reply => {
    const { id } = request;
    switch (request.kind) {
      case 'open':
        theCase = request.theCase;
        run = makeRunner(theCase);
        return { kind: 'opened', id };
      case 'run':
        return { kind: 'run', id, run: runOf(request.config) };
      case 'trace':
        return { kind: 'trace', id, trace: trace(runOf(request.config), request.trace) };
      case 'fog':
        return { kind: 'fog', id, points: fogCurve(opened(theCase), request.config) };
      default:
        return request satisfies never;
    }
  };

  return (request) => {
    try {
      return reply(request);
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      return { kind: 'failed', id: request.id, error: { name, message } };
    }
  };
}
