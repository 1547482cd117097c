/** The bytes of a case folder somebody chose, as a folder or as a ZIP of one; sizes are bounded before anything is read. */
import { unzipSync } from 'fflate';
import { LIMITS } from '../../../core/casefile/limits.js';
import type { FolderFiles } from '../../../core/ports.js';
import { say } from '../../words/say.js';
import { caseFolder } from './case-folder.js';

const MB = 1024 * 1024;

/** @throws Error in words for the reader */
export async function filesOfFolder(chosen: readonly File[]): Promise<FolderFiles> {
  const byPath = new Map(chosen.map((file) => [file.webkitRelativePath || file.name, file]));
  const paths = wantedPaths([...byPath.keys()], (path) => byPath.get(path)?.size ?? 0);
  const read = [...paths].map(async ([given, own]) => {
    const bytes = await byPath.get(given)?.arrayBuffer();
    return [own, new Uint8Array(bytes ?? new ArrayBuffer(0))] as const;
  });
  return new Map(await Promise.all(read));
}

/** @throws Error in words for the reader */
export async function filesOfZip(file: File): Promise<FolderFiles> {
  if (file.size > LIMITS.totalBytes) throw tooLarge();
  const zip = new Uint8Array(await file.arrayBuffer());
  const sizes = new Map<string, number>();
  unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      sizes.set(name, originalSize);
      return false;
    },
  });
  const paths = wantedPaths([...sizes.keys()], (path) => sizes.get(path) ?? 0);
  // No member is unpacked to more than it was said to hold.
  const members = unzipSync(zip, { filter: ({ name }) => paths.has(name) });
  return new Map(Object.entries(members).map(([given, bytes]) => [paths.get(given) ?? given, bytes]));
}

function wantedPaths(given: readonly string[], sizeOf: (path: string) => number): ReadonlyMap<string, string> {
  const paths = caseFolder(given);
  if (!paths) throw new Error(say('folder.none'));
  if (paths.size > LIMITS.files) throw new Error(say('folder.tooMany', { most: LIMITS.files }));
  if ([...paths.keys()].reduce((sum, path) => sum + sizeOf(path), 0) > LIMITS.totalBytes) throw tooLarge();
  return paths;
}

const tooLarge = (): Error => new Error(say('folder.tooLarge', { most: LIMITS.totalBytes / MB }));
