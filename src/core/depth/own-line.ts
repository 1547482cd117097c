/** A line of the reader's own to measure from: another border, a front of another day. Coordinates as in a GeoJSON MultiLineString. */
import { dayRange } from '../measure/day.js';
import type { Lines } from '../measure/place.js';

export type OwnLine = {
  readonly label: string;
  /** a year, month or day */
  readonly asOf?: string;
  readonly source: string;
  /** lines of [longitude, latitude] in degrees; an edge takes the shorter way round, also across the antimeridian */
  readonly lines: Lines;
};

type Note = (field: string, rule: string, got?: unknown) => void;

const LONGEST_LABEL = 80;

/** Notes everything that is wrong. */
export function checkOwnLine(value: unknown, note: Note): void {
  if (typeof value !== 'object' || value === null) {
    note('line', 'label, source and lines', value);
    return;
  }
  const { label, asOf, source, lines, ...others } = value as Record<string, unknown>;
  for (const key of Object.keys(others)) note(`line.${key}`, 'one of label, asOf, source, lines', key);
  if (typeof label !== 'string' || label.trim() === '' || label.length > LONGEST_LABEL)
    note('line.label', `what the line is, in at most ${LONGEST_LABEL} characters`, label);
  if (asOf !== undefined && (typeof asOf !== 'string' || dayRange(asOf) === null))
    note('line.asOf', 'a year, month or day that exists', asOf);
  if (typeof source !== 'string' || source.trim() === '')
    note('line.source', 'whose line it is, or why it was chosen', source);
  if (!Array.isArray(lines) || lines.length === 0) note('line.lines', 'at least one line');
  else
    lines.forEach((line, i) => {
      if (!Array.isArray(line) || line.length < 2) note(`line.lines[${i}]`, 'at least two positions');
      else {
        const bad = line.find((one) => !isPosition(one));
        if (bad !== undefined) note(`line.lines[${i}]`, 'positions [longitude, latitude] in degrees', bad);
      }
    });
}

const isPosition = (one: unknown): boolean =>
  Array.isArray(one) && one.length === 2 && within(one[0], 180) && within(one[1], 90);

const within = (x: unknown, most: number): boolean => typeof x === 'number' && Math.abs(x) <= most;
