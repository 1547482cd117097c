/** Weights of a statement's readings: what was said is its exact numbers, only their sum, or nothing at all. */
import type { Statement } from '../statements.js';

/** @param saysNothing chance of these numbers when the report says nothing (`uninformative`) */
export function branchesOf(s: Statement, saysNothing: number) {
  const heard = 1 - s.silent;
  return {
    exact: heard * s.trust * (1 - s.sumOnly),
    sum: heard * s.trust * s.sumOnly,
    nothing: 1 - heard + heard * (1 - s.trust) * saysNothing,
    silent: 1 - heard,
  };
}
