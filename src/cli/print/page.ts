/** What every part of a page is set with: its width and its emphasis. A part is lines; a page is parts with air between. */
import type { Gap } from '../../core/problem.js';
import type { Tone } from './tone.js';
import { paragraph } from './width.js';

export type Page = { readonly columns: number; readonly tone: Tone };

/** Widest page set, and the narrowest one the tables are made for. */
export const COLUMNS = { most: 100, least: 64 };

export const heading = (text: string, { columns, tone }: Page): readonly string[] =>
  paragraph(text, columns, 0).map(tone.strong);

/** A sentence with a label in the margin: `look   a full frame of …`. */
export function labelled(label: string, text: string, indent: number, page: Page): readonly string[] {
  const margin = indent + LABEL;
  return paragraph(text, page.columns, margin).map((line, i) =>
    i === 0 ? `${' '.repeat(indent)}${page.tone.faint(label.padEnd(LABEL))}${line.slice(margin)}` : line,
  );
}
const LABEL = 9;

/** Parts one under the other, an empty line between; empty parts leave none. */
export const stack = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : ['', ...part]));

/** Why a number is missing: `outside model: the claim gives no number`. */
export const gapWords = ({ reason, detail }: Gap): string => `${reason.replaceAll('-', ' ')}: ${detail}`;
