/** Readings that speak of hits and stand beside the floor, never in it, each with its reason. */
import type { Evidence } from '../evidence/result.js';
import { isHit } from './cells.js';
import { whyNotFloor } from './floor-rows.js';
import type { Floor } from './result.js';

export function listedBeside(evidence: Evidence, decoys: ReadonlyMap<string, string>): Floor['listed'] {
  const seen = evidence.images
    .flatMap((read) => read.analysts.flatMap((analyst) => analyst.readings))
    .map((reading) => ({ reading, reason: whyNotFloor(reading, decoys) }));
  return [...seen, ...evidence.setAside]
    .filter(({ reading }) => isHit(reading))
    .flatMap(({ reading, reason }) =>
      reason === null ? [] : [{ row: reading.row, what: reading.paraphrase, reason }],
    );
}
