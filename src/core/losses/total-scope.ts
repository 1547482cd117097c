/** Which claims can be held against the headline totals. */

/** Whether a claim speaks of all that the totals run over: of every type, or of every type that stood there by a count. */
export function speaksOfTotal(
  types: readonly string[] | null | undefined,
  cells: readonly { readonly type: string; readonly unlisted: boolean }[],
): boolean {
  if (types === null || types === undefined) return true;
  const listed = cells.filter(({ unlisted }) => !unlisted);
  const over = listed.length > 0 ? listed : cells;
  return over.length > 0 && over.every(({ type }) => types.includes(type));
}
