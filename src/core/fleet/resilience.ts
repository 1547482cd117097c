/**
 * What is missing under a curve of capability (Bruneau et al. 2003, doi:10.1193/1.1623497; methods G5): the area between
 * 100 % and Q(t) up to a stated horizon. It depends on the horizon, so the horizon is said beside it.
 */
import { InputError } from '../problem.js';

/** Days or months, and percent of what was there before the strike. */
export type CurvePoint = { readonly at: number; readonly percent: number };

export type Resilience = {
  /** ∫ (100 − Q) dt, percent × the unit of time */
  readonly loss: number;
  /** mean of Q over the horizon, 0..1 */
  readonly normalised: number;
};

/** Q is straight between its points. @throws InputError for fewer than two points or time that runs back */
export function resilience(curve: readonly CurvePoint[]): Resilience {
  let loss = 0;
  for (const [i, { at, percent }] of curve.entries()) {
    const before = curve[i - 1];
    if (before === undefined) continue;
    if (!(at >= before.at)) throw new InputError(`curve[${i}].at`, `on or after ${before.at}`, at);
    loss += ((100 - percent + (100 - before.percent)) / 2) * (at - before.at);
  }
  const span = (curve.at(-1)?.at ?? 0) - (curve[0]?.at ?? 0);
  if (!(span > 0)) throw new InputError('curve', 'at least two points in time', curve.length);
  return { loss, normalised: 1 - loss / (100 * span) };
}

/** The same for a recovery from `from` towards `to` that closes the same part of the gap in every `tau`. */
export function exponentialRecovery(from: number, to: number, tau: number, horizon: number): Resilience {
  const loss = (100 - to) * horizon + (to - from) * tau * -Math.expm1(-horizon / tau);
  return { loss, normalised: 1 - loss / (100 * horizon) };
}
