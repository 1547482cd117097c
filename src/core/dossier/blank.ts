/** Two ways of saying nothing in a published document, and never a bare null: a gap in words, or no key at all. */
import { type Gap, isGap } from '../problem.js';

/** How a document carries a number that cannot be had. */
export type PrintedGap = { readonly gap: Gap };

export const printGap = ({ reason, detail }: Gap): PrintedGap => ({ gap: { reason, detail } });

/** The value as `print` shows it, or its gap with the reason. */
export function orGap<T, P>(value: T | Gap, print: (value: T) => P): P | PrintedGap {
  return isGap(value) ? printGap(value) : print(value);
}

type Stated<T> = { readonly [K in keyof T]?: Exclude<T[K], null> };

/** Drops the keys whose cell is blank in the case: not stated, so not printed. */
export function stated<T extends object>(row: T): Stated<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Stated<T>;
}
