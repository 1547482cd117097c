import { LIMITS } from './limits.js';

const DRIVE = /^[A-Za-z]:/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** The rule that a path breaks as the name of a file inside a case folder on any system, or null when it is safe. */
export function pathRule(path: string): string | null {
  if (path === '') return 'a path, not blank';
  if (path.length > LIMITS.pathCharacters) return `a path of at most ${LIMITS.pathCharacters} characters`;
  if (CONTROL.test(path)) return 'a path without control characters';
  if (path.includes('\\')) return 'a path with / between folders, no backslash';
  if (path.startsWith('/') || DRIVE.test(path) || path.includes('://'))
    return 'a path inside the case folder, not an absolute one';
  const parts = path.split('/');
  if (parts.includes('..')) return 'a path inside the case folder, without ..';
  if (parts.some((part) => part === '' || part === '.')) return 'a path without empty or . parts';
  if (parts.some((part) => DEVICE.test(part) || /[. ]$/.test(part) || /[<>:"|?*]/.test(part))) {
    return 'a path that every system can write';
  }
  return parts.length - 1 > LIMITS.folderDepth ? `at most ${LIMITS.folderDepth} folders deep` : null;
}

/** How a path looks to a file system that does not tell case or Unicode form apart. */
export const foldedPath = (path: string): string => path.normalize('NFC').toLowerCase();
