/** The files of a case folder that its datapackage.json lists, with the package itself: what the case digest covers. */
import type { FolderFiles } from '../core/ports.js';
import { PACKAGE_FILE } from './open-case.js';

export type Resource = { readonly path: string; readonly hash?: string; readonly bytes?: number };

/** As stated in the package; of a package that does not parse, none. */
export function resourcesOf(files: FolderFiles): readonly Resource[] {
  const pack = parsed(files);
  return Array.isArray(pack?.resources) ? pack.resources.filter(isResource) : [];
}

/** Sorted by path in code unit order. */
export function listedPaths(files: FolderFiles): readonly string[] {
  const line = parsed(files)?.['plumbline:line']?.path;
  const paths = [
    PACKAGE_FILE,
    ...resourcesOf(files).map(({ path }) => path),
    ...(typeof line === 'string' ? [line] : []),
  ];
  return [...new Set(paths)].sort();
}

type Package = { readonly resources?: unknown; readonly 'plumbline:line'?: { readonly path?: unknown } };

function parsed(files: FolderFiles): Package | null {
  const bytes = files.get(PACKAGE_FILE);
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Package) : null;
  } catch {
    // The reader lists what is wrong with the package; here it only lists nothing.
    return null;
  }
}

function isResource(x: unknown): x is Resource {
  return typeof x === 'object' && x !== null && typeof (x as Resource).path === 'string';
}
