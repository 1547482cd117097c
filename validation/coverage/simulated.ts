/** One simulated strike as a case, and the truth over the cells a headline is made of. */
import type { Case } from '../../src/core/case.js';
import { readCase } from '../../src/core/casefile/read.js';
import { headlineOf } from '../../src/core/losses/headline.js';
import type { CellPlace } from '../../src/core/losses/result.js';
import { printProblem } from '../../src/core/problem.js';
import { type StrikeWorld, strikeWorld, type Visibility, type Without } from '../../src/testing/strike-world.js';

export const QUANTITIES = ['DESTROYED', 'DAMAGED_OR_DESTROYED'] as const;
export type Quantity = (typeof QUANTITIES)[number];

export type Simulated = {
  readonly seed: number;
  readonly world: StrikeWorld;
  /** without its claims: *seen* does not hear them, and their verdicts are most of the time of a run */
  readonly theCase: Case;
};

export function simulated(seed: number, visibility: Visibility, without?: Without): Simulated {
  const world = strikeWorld(seed, visibility, without);
  const read = readCase(world.files);
  if (!read.ok) throw new Error(`strike ${seed}, ${visibility}: ${read.problems.map(printProblem).join('\n')}`);
  return { seed, world, theCase: { ...read.theCase, claims: [] } };
}

export function truthOver({ world }: Simulated, cells: readonly CellPlace[]): Readonly<Record<Quantity, number>> {
  const inside = new Set(cells.filter(headlineOf(cells)).map((c) => `${c.site}/${c.type}`));
  const own = world.truth.filter(({ site, type }) => inside.has(`${site}/${type}`));
  const destroyed = own.reduce((sum, { D }) => sum + D, 0);
  return { DESTROYED: destroyed, DAMAGED_OR_DESTROYED: own.reduce((sum, { M }) => sum + M, destroyed) };
}
