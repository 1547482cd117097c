/** The line that depth is measured to: an outline to be looked up, or GeoJSON (RFC 7946) inside the case. */
import type { LineGeometry } from '../case.js';
import type { FolderFiles } from '../ports.js';
import type { LineSpec } from './case-properties.js';
import { readGeoJson } from './geojson-lines.js';
import { LIMITS } from './limits.js';
import type { Report } from './report.js';
import { isTooLarge, readText } from './utf8.js';

/** `report` is that of the GeoJSON file, `reportPackage` that of datapackage.json. */
export function readLine(
  spec: LineSpec,
  files: FolderFiles,
  report: Report,
  reportPackage: Report,
): LineGeometry | null {
  if ('outline' in spec) return { label: spec.label, outline: spec.outline, lines: [] };
  const bytes = files.get(spec.path);
  if (!bytes) {
    reportPackage(spec.node.line, 'plumbline:line', 'the path of a file in the case folder', spec.path);
    return null;
  }
  if (isTooLarge(bytes, LIMITS.jsonBytes, report)) return null;
  const text = readText(bytes, report);
  if (text === null) return null;
  const lines = readGeoJson(text, report);
  if (lines === null) return null;
  return { label: spec.label, outline: null, lines, ...(spec.asOf === null ? {} : { asOf: spec.asOf }) };
}
