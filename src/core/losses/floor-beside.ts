/** Readings that speak of hits and stand beside the floor, never in it, each with its reason. */
import type { Case } from '../case.js';
import type { Evidence } from '../evidence/result.js';
import { isHit } from './cells.js';
import { decoyItems, whyNotFloor } from './floor-rows.js';
import type { Floor } from './result.js';

export function listedBeside(theCase: Case, evidence: Evidence): Floor['listed'] {
  const decoys = decoyItems(theCase);
  const seen = evidence.images
    .flatMap((read) => read.analysts.flatMap((analyst) => analyst.readings))
    .map((reading) => ({ reading, reason: whyNotFloor(reading, decoys) }));
  return [...seen, ...evidence.setAside]
    .filter(({ reading }) => isHit(reading))
    .flatMap(({ reading, reason }) =>
      reason === null ? [] : [{ row: reading.row, what: reading.paraphrase, reason }],
    );
}
