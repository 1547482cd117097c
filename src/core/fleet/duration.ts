/** How long a job takes once a bay has taken it, in days. Every draw takes its chance as an argument. */
import { drawExponential } from '../numerics/exponential.js';
import { quantile } from '../numerics/lognormal.js';
import type { Rng } from '../numerics/rng.js';
import { InputError } from '../problem.js';

export type Duration =
  | { readonly kind: 'exponential'; readonly meanDays: number }
  /** ln days ~ Normal(ln medianDays, sigma) */
  | { readonly kind: 'log-normal'; readonly medianDays: number; readonly sigma: number }
  | { readonly kind: 'fixed'; readonly days: number }
  /** every length between the two as likely */
  | { readonly kind: 'uniform'; readonly lowDays: number; readonly highDays: number };

/** @throws InputError for a length under 0, low over high, or a number that is none */
export function checkDuration(where: string, duration: Duration): void {
  const above = (name: string, x: number): void => {
    if (!(x > 0 && Number.isFinite(x))) throw new InputError(`${where}.${name}`, 'a number of days above 0', x);
  };
  switch (duration.kind) {
    case 'exponential':
      above('meanDays', duration.meanDays);
      break;
    case 'log-normal':
      above('medianDays', duration.medianDays);
      if (!(duration.sigma >= 0 && Number.isFinite(duration.sigma)))
        throw new InputError(`${where}.sigma`, 'a number, at least 0', duration.sigma);
      break;
    case 'fixed':
      above('days', duration.days);
      break;
    case 'uniform':
      above('lowDays', duration.lowDays);
      above('highDays', duration.highDays);
      if (duration.lowDays > duration.highDays)
        throw new InputError(`${where}.lowDays`, `at most highDays (${duration.highDays})`, duration.lowDays);
      break;
    default:
      duration satisfies never;
  }
}

/** Draws lengths of one kind of job, one a call. */
export function drawerOf(duration: Duration, rng: Rng): () => number {
  switch (duration.kind) {
    case 'exponential':
      return () => duration.meanDays * drawExponential(rng);
    case 'log-normal': {
      const mu = Math.log(duration.medianDays);
      return () => Math.exp(mu + duration.sigma * rng.normal());
    }
    case 'fixed':
      return () => duration.days;
    case 'uniform':
      return () => duration.lowDays + (duration.highDays - duration.lowDays) * rng.uniform();
    default:
      return duration satisfies never;
  }
}

export function meanDays(duration: Duration): number {
  switch (duration.kind) {
    case 'exponential':
      return duration.meanDays;
    case 'log-normal':
      return duration.medianDays * Math.exp((duration.sigma * duration.sigma) / 2);
    case 'fixed':
      return duration.days;
    case 'uniform':
      return (duration.lowDays + duration.highDays) / 2;
    default:
      return duration satisfies never;
  }
}

/** The duration whose P10 and P90 are `low` and `high`; fixed where they are one. @throws InputError */
export function fromRange(where: string, low: number, high: number): Duration {
  checkDuration(where, { kind: 'uniform', lowDays: low, highDays: high });
  if (low === high) return { kind: 'fixed', days: low };
  const sigma = Math.log(high / low) / (2 * Math.log(quantile({ mu: 0, sigma: 1 }, 0.9)));
  return { kind: 'log-normal', medianDays: Math.sqrt(low * high), sigma };
}
