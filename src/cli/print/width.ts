/**
 * Text measured in terminal columns: wide characters take two, combining marks and invisible ones none, colour codes
 * none (Unicode 16, East Asian Width W and F; emoji presentation). Everything a page sets goes through here.
 */
import { stripVTControlCharacters } from 'node:util';

const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
const PLAIN = /^[\x20-\x7e]*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns the text takes on a terminal. */
export function width(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) columns += graphemeWidth(segment);
  return columns;
}

const graphemeWidth = (grapheme: string): number => (INVISIBLE.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1);

export const padEnd = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));
export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - width(text))) + text;

/** The text, or as much of it as fits with an ellipsis behind it. Unstyled text only. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  if (columns <= 0) return '';
  const [start] = split(text, columns - 1, 0);
  return `${start.trimEnd()}…`;
}

/** Lines no wider than `columns`, broken at spaces and, where one word is wider than a line, within it. */
export function wrap(text: string, columns: number): readonly string[] {
  const room = Math.max(1, columns);
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/\s+/u).filter((w) => w !== '')) {
    if (line !== '' && width(line) + 1 + width(word) <= room) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (width(word) > room) {
      // At least one grapheme a line, so that splitting always gets on.
      const [start, rest] = split(word, room, 1);
      lines.push(start);
      word = rest;
    }
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

/** Lines of a paragraph set `indent` columns in; the first may carry a mark of that width in the margin. */
export function paragraph(text: string, columns: number, indent: number, mark = ''): readonly string[] {
  return wrap(text, columns - indent).map((line, i) => padEnd(i === 0 ? mark : '', indent) + line);
}

function split(text: string, columns: number, least: number): readonly [string, string] {
  let at = 0;
  let used = 0;
  let taken = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > columns && taken >= least) break;
    taken++;
    at = index + segment.length;
  }
  return [text.slice(0, at), text.slice(at)];
}
