/** Rows that one page hands to the page of tables, where they wait as a draft until they are saved. */
import type { Cells } from '../../core/casefile/row-edit.js';

type Handed = {
  readonly caseName: string;
  readonly tables: readonly { readonly table: string; readonly rows: readonly Cells[] }[];
};

let handed: Handed | null = null;

export const handRows = (rows: Handed): void => {
  handed = rows;
};

/** Once: a page that is opened again does not add them again. None where nothing was handed to this case. */
export function takeHanded(caseName: string): Handed['tables'] {
  if (handed?.caseName !== caseName) return [];
  const { tables } = handed;
  handed = null;
  return tables;
}
