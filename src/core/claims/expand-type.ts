import type { Case } from '../case.js';

/** The types a generic type stands for at sites of this case (itself when it is not generic). */
export function expandType(
  theCase: Pick<Case, 'typeGroups'>,
  type: string,
  known: readonly string[],
): readonly string[] {
  const group = theCase.typeGroups[type];
  if (!group) return [type];
  return group.includes('*') ? known : group;
}
