/** What any cell must be as text, so that a table opens safely in a spreadsheet and reads the same everywhere. */
import { LIMITS } from './limits.js';

// Signs are allowed before a number ("-0.5", "+3 %", "-0.62 percent") and before a space (a dash in prose).
const FORMULA = /^[=@\t\r\uff1d\uff20]/;
const SIGN = /^[+\-\uff0b\uff0d]/;
const SIGNED_TEXT = /^[+-](?: |\d+(?:\.\d+)?(?: ?%| [\p{L} ,.;-]*)?$)/u;
const LINE_END = /\n/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u202a-\u202e\u2066-\u2069]/;

/** The rule a cell breaks as text, or null. Only free text (`prose`) may run over several lines. */
export function cellTextRule(cell: string, prose: boolean): string | null {
  if (cell.length > LIMITS.cellCharacters) return 'at most 64 kB in one cell';
  if (FORMULA.test(cell) || (SIGN.test(cell) && !SIGNED_TEXT.test(cell))) {
    return 'no formula: a cell may not begin with =, @ or a tab, nor with a sign unless a number or a space follows';
  }
  if (CONTROL.test(cell)) return 'no control characters';
  if (cell !== cell.trim()) return 'no stray white space';
  return prose || !LINE_END.test(cell) ? null : 'one line';
}
