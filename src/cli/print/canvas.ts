/** A grid of characters to draw on, one terminal column per cell; strokes that meet join into the right box character. */
import { width } from './width.js';

/** Arms of a stroke in a cell, as bits. */
export const UP = 1;
export const DOWN = 2;
export const LEFT = 4;
export const RIGHT = 8;

const STROKES = ' ╵╷│╴╯╮┤╶╰╭├─┴┬┼';

export type Paint = (text: string) => string;
type Cell = { readonly text: string; readonly paint: Paint | null };

export type Canvas = {
  /** adds the arms to whatever stroke stands there; glyphs stay */
  readonly stroke: (row: number, column: number, arms: number) => void;
  readonly text: (row: number, column: number, text: string, paint?: Paint) => void;
  readonly lines: () => readonly string[];
};

export function makeCanvas(rows: number, columns: number): Canvas {
  const arms = Array.from({ length: rows }, () => new Uint8Array(columns));
  const glyphs: Map<number, Cell>[] = Array.from({ length: rows }, () => new Map());
  const inside = (row: number, column: number): boolean => row >= 0 && row < rows && column >= 0 && column < columns;

  return {
    stroke: (row, column, added) => {
      if (inside(row, column))
        (arms[row] as Uint8Array)[column] = ((arms[row] as Uint8Array)[column] as number) | added;
    },
    text: (row, column, text, paint) => {
      if (inside(row, column)) glyphs[row]?.set(column, { text, paint: paint ?? null });
    },
    lines: () => arms.map((line, row) => compose(line, glyphs[row] as Map<number, Cell>)),
  };
}

function compose(arms: Uint8Array, glyphs: Map<number, Cell>): string {
  let line = '';
  for (let column = 0; column < arms.length; column++) {
    const glyph = glyphs.get(column);
    if (!glyph) {
      line += STROKES[arms[column] as number];
      continue;
    }
    line += glyph.paint ? glyph.paint(glyph.text) : glyph.text;
    column += glyphWidth(glyph.text) - 1;
  }
  return line.trimEnd();
}

const glyphWidth = (text: string): number => Math.max(1, width(text));
