/** What is left of the evidence once some readings are taken out: computed once for each set of readings. */
import type { Case, Day } from '../case.js';
import type { Evidence } from '../evidence/result.js';
import { selectEvidence } from '../evidence/select.js';
import { buildCells, type Cell } from './cells.js';
import { type FloorCount, floorOf } from './floor.js';

export type Left = { readonly evidence: Evidence; readonly cells: readonly Cell[]; readonly floor: FloorCount };

/** @param theCase as of `asOf` */
export function makeLeft(theCase: Case, asOf: Day): (without: readonly string[]) => Left {
  const known = new Map<string, Left>();
  return (without) => {
    const key = [...without].sort().join();
    const found = known.get(key);
    if (found) return found;
    const evidence = selectEvidence(theCase, asOf, new Set(without));
    const cells = buildCells(theCase, evidence);
    const left = { evidence, cells, floor: floorOf(theCase, evidence, cells) };
    known.set(key, left);
    return left;
  };
}
