/** Which decisions on sightings stand: an undo takes back one that came before it, and both stay told. */
import type { Link } from '../../case-sightings.js';

export type Decisions = {
  readonly same: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
  /** ids of decisions taken back */
  readonly undone: ReadonlySet<string>;
};

export function standingDecisions(links: readonly Link[]): Decisions {
  const undone = new Set(links.flatMap(({ kind, first }) => (kind === 'undo' ? [first] : [])));
  const pairs = (kind: Link['kind']) =>
    links.flatMap((link): readonly (readonly [string, string])[] =>
      link.kind === kind && link.second !== null && !undone.has(link.id) ? [[link.first, link.second]] : [],
    );
  return { same: pairs('same'), apart: pairs('apart'), undone };
}
