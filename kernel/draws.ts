/** Draws a sweep is made of; each in the order of `numerics/sample.ts`, so that the same chance gives the same draw. */
import { uniform } from './chance';
import { get } from './memory';

/** Index drawn in proportion to `length` weights. @param total the weights added up in their order */
export function drawIndexOf(weights: usize, length: i32, total: f64): i32 {
  let left = uniform() * total;
  for (let i = 0; i < length; i++) {
    left -= get(weights, i);
    if (left < 0) return i;
  }
  for (let i = length - 1; i > 0; i--) if (get(weights, i) > 0) return i;
  return 0;
}

/** The same where nobody has the sum. */
export function drawIndex(weights: usize, length: i32): i32 {
  let total: f64 = 0;
  for (let i = 0; i < length; i++) total += get(weights, i);
  return drawIndexOf(weights, length, total);
}

export function drawBinomial(n: i32, p: f64): i32 {
  let k = 0;
  for (let i = 0; i < n; i++) if (uniform() < p) k++;
  return k;
}

/** Poisson(mean) given that it is at least `least`; for small means. */
export function drawPoisson(mean: f64, least: i32): i32 {
  // P(least + i) is in proportion to mean^i · least! / (least + i)!
  let term: f64 = 1;
  let total: f64 = 0;
  let length = 0;
  for (; term > 1e-17 * total || length < 2; length++) {
    total += term;
    term *= mean / <f64>(least + length + 1);
  }
  let left = uniform() * total;
  let last = 0;
  term = 1;
  for (let i = 0; i < length; i++) {
    left -= term;
    if (left < 0) return least + i;
    if (term > 0) last = i;
    term *= mean / <f64>(least + i + 1);
  }
  return least + last;
}
