/**
 * A reader's own set of assumptions: books on cost, fleet, depth and leverage, under a name. One document that the workbench
 * keeps and exchanges and the command line takes; read whole or refused with every problem at once.
 */
import { type CostBook, readCostBook } from './cost/cost-book.js';
import { type DepthBook, readDepthBook } from './depth/depth-book.js';
import { type FleetBook, readFleetBook } from './fleet/fleet-book.js';
import { type LeverageBook, readLeverageBook } from './leverage/leverage-book.js';
import { type Problem, valueText } from './problem.js';

export type Assumptions = {
  readonly name: string;
  readonly costBook?: CostBook;
  readonly fleetBook?: FleetBook;
  readonly depthBook?: DepthBook;
  readonly leverageBook?: LeverageBook;
};

/** The books a set holds, as a run takes them: what is not given has no key. */
export const booksOf = ({ name: _, ...books }: Assumptions): Omit<Assumptions, 'name'> => books;

export type AssumptionsRead =
  | { readonly ok: true; readonly assumptions: Assumptions }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const KEYS = ['name', 'costBook', 'fleetBook', 'depthBook', 'leverageBook'] as const;
const LONGEST_NAME = 80;

export function readAssumptions(raw: unknown): AssumptionsRead {
  const problems: Problem[] = [];
  const note = (field: string, rule: string, got: unknown): void => {
    problems.push({ file: 'assumptions', line: null, field, rule, got: got === undefined ? null : valueText(got) });
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    note('', 'an object with a name and a costBook, fleetBook, depthBook or leverageBook', raw);
    return { ok: false, problems };
  }
  const { name, costBook, fleetBook, depthBook, leverageBook } = raw as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME)
    note('name', `a name of at most ${LONGEST_NAME} characters`, name);
  for (const key of Object.keys(raw))
    if (!KEYS.some((known) => known === key)) note(key, `one of ${KEYS.join(', ')}`, key);
  const books = [
    costBook === undefined ? null : readCostBook(costBook),
    fleetBook === undefined ? null : readFleetBook(fleetBook),
    depthBook === undefined ? null : readDepthBook(depthBook),
    leverageBook === undefined ? null : readLeverageBook(leverageBook),
  ];
  for (const book of books) if (book && !book.ok) problems.push(...book.problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, assumptions: raw as Assumptions };
}
