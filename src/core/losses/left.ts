/** What is left of the evidence once some readings are taken out: computed once for each set of readings. */
import type { Case, Day } from '../case.js';
import type { Evidence } from '../evidence/result.js';
import { selectEvidence } from '../evidence/select.js';
import { type RowsBy, rowsBy } from '../measure/rows-by.js';
import { buildCells, type Cell } from './cells.js';
import { type FloorCount, floorOf } from './floor.js';
import { type HitRow, hitsBySite } from './floor-rows.js';

export type Left = {
  readonly evidence: Evidence;
  readonly cells: readonly Cell[];
  readonly floor: () => FloorCount;
  /** what may carry the floor, by site */
  readonly hits: () => RowsBy<HitRow, string>;
};

/** @param theCase as of `asOf` */
export function makeLeft(theCase: Case, asOf: Day): (without: readonly string[]) => Left {
  const known = new Map<string, Left>();
  const sites = new Map(theCase.imagery.map(({ id, siteId }) => [id, siteId]));
  /** Cells of the sites that none of these readings is of: the same as of all that was read. */
  const besides = (without: readonly string[]): ((site: string) => readonly Cell[] | null) => {
    const gone = new Set(without);
    const touched = new Set(theCase.readings.flatMap(({ id, imageId }) => (gone.has(id) ? [sites.get(imageId)] : [])));
    const whole = rowsBy(left([]).cells, (cell) => cell.site);
    return (site) => (touched.has(site) ? null : whole.of(site));
  };
  const left = (without: readonly string[]): Left => {
    const key = [...without].sort().join();
    const found = known.get(key);
    if (found) return found;
    const evidence = selectEvidence(theCase, asOf, new Set(without));
    const cells = buildCells(theCase, evidence, without.length === 0 ? undefined : besides(without));
    let [hits, floor]: [RowsBy<HitRow, string> | null, FloorCount | null] = [null, null];
    const made: Left = {
      evidence,
      cells,
      // A verdict asks for them, a fit does not.
      hits: () => (hits ??= hitsBySite(theCase, evidence.images)),
      floor: () => (floor ??= floorOf(theCase, evidence, cells, made.hits())),
    };
    known.set(key, made);
    return made;
  };
  return left;
}
