import type { FolderFiles } from '../core/ports.js';
import type { Malformed } from './malformed/edit.js';
import { ofBytes } from './malformed/of-bytes.js';
import { ofCells } from './malformed/of-cells.js';
import { ofPackage } from './malformed/of-package.js';
import { ofRows } from './malformed/of-rows.js';

export type { Malformed } from './malformed/edit.js';

/** A sound folder spoilt in one way each, with the problem that must be told. `base` has every table. */
export function malformedFolders(base: FolderFiles): readonly Malformed[] {
  return [...ofPackage(base), ...ofBytes(base), ...ofCells(base), ...ofRows(base)];
}
