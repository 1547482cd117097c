/**
 * A table of settled claims to the learnt record that runs weigh claims by. A case whose own outcome is among the settled claims
 * names its conflict, and the record it is weighed with has not seen it. Same pairs, same record. Costs some seconds.
 */
import { makeRng } from '../../numerics/rng.js';
import { type Gap, isGap } from '../../problem.js';
import type { Pair } from './pair.js';
import { learn } from './record.js';
import { type RecordTable, recordTable, type SettledClaim } from './record-table.js';

const SEED = 1;
/** With both signs of what is drawn anew, twice as many claimants. */
const DRAWS = 100;

/** What the file has in a column of a line. */
export type CellAt = (line: number, column: string) => string;

/** @param without a conflict left out; a name that no pair has leaves out nothing */
export function learnTable(pairs: readonly Pair[], cell: CellAt, without: string | null = null): RecordTable | Gap {
  const seen = pairs.filter(({ conflict }) => conflict !== without);
  const made = learn(seen, makeRng(SEED));
  if (isGap(made)) return made;
  return recordTable(made.fit, made.learntFrom, settledOf(seen, cell), DRAWS);
}

function settledOf(pairs: readonly Pair[], cell: CellAt): readonly SettledClaim[] {
  return pairs
    .filter(({ isCounted }) => isCounted)
    .map(({ line, id, claimant, side, conflict, category, claimed, truth, isLowerBound }) => ({
      id,
      day: cell(line, 'date_end'),
      claimant,
      side,
      conflict,
      category,
      claimed,
      established: truth,
      atLeast: isLowerBound,
      source: cell(line, 'source'),
      url: cell(line, 'url'),
    }));
}
