/** A line a reader brings as a file: GeoJSON in, coordinates short enough for an address out, or every problem. */
import { readGeoJson } from '../../core/casefile/geojson-lines.js';
import { reportFor } from '../../core/casefile/report.js';
import type { Lines } from '../../core/measure/place.js';
import { type Problem, printProblem } from '../../core/problem.js';
import { say } from '../words/say.js';

/** With three decimals each, so many positions still fit an address beside a few ranges. */
export const MOST_POSITIONS = 180;
/** Far above what so few positions take; a larger file would only hold up the page. */
export const MOST_BYTES = 2 * 1024 * 1024;

export type LineRead =
  | { readonly ok: true; readonly lines: Lines }
  | { readonly ok: false; readonly told: readonly string[] };

export function lineFrom(file: string, text: string): LineRead {
  const problems: Problem[] = [];
  const lines = readGeoJson(text, reportFor(problems, file));
  if (problems.length > 0 || lines === null) return { ok: false, told: problems.slice(0, 10).map(printProblem) };
  const n = countOf(lines);
  if (n > MOST_POSITIONS) return { ok: false, told: [say('ownLine.tooLong', { file, most: MOST_POSITIONS, n })] };
  return {
    ok: true,
    lines: lines.map((line) => line.map(([lon, lat]) => [toThousandths(lon), toThousandths(lat)] as const)),
  };
}

export const countOf = (lines: Lines): number => lines.reduce((sum, line) => sum + line.length, 0);

/** A thousandth of a degree is a hundred metres: a tenth of what a line is taken at. */
const toThousandths = (degrees: number): number => Math.round(degrees * 1000) / 1000;
