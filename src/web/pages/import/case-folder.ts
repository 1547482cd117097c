/**
 * Which of the files somebody chose are the case folder: paths from the folder that holds `datapackage.json`, without
 * hidden files and without a vault of evidence, as the command line reads a folder on disk.
 */
import { PACKAGE_FILE } from '../../../core/casefile/read.js';

const VAULT_MARK = 'vault.json';

/** @param paths as a browser or an archive tells them, most with the folder's own name first @returns path in the case folder by path given; null: no case in it */
export function caseFolder(paths: readonly string[]): ReadonlyMap<string, string> | null {
  const roots = paths.filter((path) => path === PACKAGE_FILE || path.endsWith(`/${PACKAGE_FILE}`)).map(folderOf);
  // The outermost: a dossier kept inside a case folder has a package of its own.
  const root = roots.toSorted((a, b) => a.split('/').length - b.split('/').length || a.length - b.length)[0];
  if (root === undefined) return null;
  const inside = paths.flatMap((path): (readonly [string, string])[] => {
    const own = path.startsWith(root) ? path.slice(root.length) : '';
    return own === '' || own.endsWith('/') || own.split('/').some((part) => part.startsWith('.')) ? [] : [[path, own]];
  });
  const vaults = inside.flatMap(([, own]) => {
    const [folder, name, ...rest] = own.split('/');
    return name === VAULT_MARK && rest.length === 0 ? [`${folder}/`] : [];
  });
  return new Map(inside.filter(([, own]) => !vaults.some((vault) => own.startsWith(vault))));
}

const folderOf = (path: string): string => path.slice(0, path.length - PACKAGE_FILE.length);
