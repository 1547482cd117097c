/**
 * The door through which every number of a published document passes: at most 12 significant digits, so that the last
 * bits in which two machines may differ are never printed. A number that is none must have become a gap before.
 */
import { InputError } from '../problem.js';

const DIGITS = 12;

/** @throws InputError for NaN and infinities: JSON would turn them into a null without a word */
export function printNumber(x: number): number {
  if (!Number.isFinite(x)) throw new InputError('printNumber', 'a finite number, or a gap in its place', x);
  return x === 0 ? 0 : Number(x.toPrecision(DIGITS));
}

/** A copy with every number printed, keys in their order and undefined keys left out. Plain data only. */
export function printNumbers<T>(value: T): T {
  return printed(value, 'document') as T;
}

function printed(value: unknown, where: string): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new InputError(where, 'a finite number, or a gap in its place', value);
    return printNumber(value);
  }
  if (Array.isArray(value)) return value.map((x, i) => printed(x, `${where}[${i}]`));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, x] of Object.entries(value)) {
    if (x !== undefined) copy[key] = printed(x, `${where}.${key}`);
  }
  return copy;
}
