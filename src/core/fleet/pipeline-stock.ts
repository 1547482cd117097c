/**
 * How many assets are away in repair when bays never run short: Poisson with mean demand × mean repair time, whatever the
 * spread of the repair time (Palm 1938; methods G3). Most likely wrong: that bays never run short.
 */
import { logFactorial } from '../numerics/special.js';
import { InputError } from '../problem.js';

const poisson = (mean: number, n: number): number => Math.exp(n * Math.log(mean) - mean - logFactorial(n));

function checked(mean: number): number {
  if (!(mean > 0 && Number.isFinite(mean))) throw new InputError('pipeline.mean', 'a number above 0', mean);
  return mean;
}

/** P(more than `stock` are in repair), 0..1. @param mean demand × mean repair time, above 0 */
export function moreThan(mean: number, stock: number): number {
  let within = 0;
  for (let n = 0; n <= stock; n++) within += poisson(checked(mean), n);
  return Math.max(0, 1 - within);
}

/** Expected number short of `spares`: Σ (x − s) P(x), x > s. */
export function expectedBackorders(mean: number, spares: number): number {
  let short = checked(mean) - spares;
  for (let n = 0; n <= spares; n++) short += (spares - n) * poisson(mean, n);
  return short;
}
