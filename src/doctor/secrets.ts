/** Secrets from outside: where each comes from, and whether others on this machine can read it there. */
import { stat } from 'node:fs/promises';
import { type SecretSource, secretsTaken } from '../store/secret-files.js';
import { type Finding, failed, ok } from './finding.js';

const OTHERS = 0o077;

/** @param sources as they stood when the process began */
export async function secretFindings(sources: readonly SecretSource[] = secretsTaken()): Promise<readonly Finding[]> {
  if (sources.length === 0) return [];
  const open: string[] = [];
  for (const { file } of sources)
    if (file !== null && ((await stat(file)).mode & OTHERS) !== 0 && !open.includes(file)) open.push(file);
  const found = sources.map(({ name, file }) => `${name} from ${file ?? 'the environment'}`).join(', ');
  return [
    open.length === 0
      ? ok('secrets', found)
      : failed('secrets', `${open.join(', ')}: readable by others`, `chmod go= ${open.join(' ')}`),
  ];
}
