/** What is left of the price of a new asset, by two rules; national accounts use the second. Most likely wrong: the life. */
import { InputError } from '../problem.js';

/** @param age years, at least 0 @param life years, above 0 */
export function straightLine(asNew: number, age: number, life: number): number {
  check(asNew, age, life);
  return asNew * Math.max(0, 1 - age / life);
}

/** Declining balance at the double rate, δ = 2 / life. @param life years, above 2 */
export function doubleDeclining(asNew: number, age: number, life: number): number {
  check(asNew, age, life);
  if (!(life > 2)) throw new InputError('depreciation.life', 'above 2 years', life);
  return asNew * Math.exp(age * Math.log1p(-2 / life));
}

function check(asNew: number, age: number, life: number): void {
  if (!(asNew >= 0)) throw new InputError('depreciation.asNew', 'at least 0', asNew);
  if (!(age >= 0)) throw new InputError('depreciation.age', 'at least 0 years', age);
  if (!(life > 0)) throw new InputError('depreciation.life', 'above 0 years', life);
}
