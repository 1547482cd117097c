/** Rows that one page hands to the page of tables, where they wait as a draft until they are saved. */
import type { Cells } from '../../core/casefile/row-edit.js';

type Handed = { readonly caseName: string; readonly table: string; readonly rows: readonly Cells[] };

let handed: Handed | null = null;

export const handRows = (rows: Handed): void => {
  handed = rows;
};

/** Once: a page that is opened again does not add them again. @returns null where nothing was handed to this case */
export function takeHanded(caseName: string): Omit<Handed, 'caseName'> | null {
  if (handed?.caseName !== caseName) return null;
  const rows = handed;
  handed = null;
  return rows;
}
