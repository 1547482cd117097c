/** Statistical engines against their peers, part by part; each part returns its lines. */
import { type Calibration, calibrate, printCalibration } from './calibration-loop.js';
import { measureLists } from './statistics-lists.js';
import { measureRaters } from './statistics-raters.js';
import { measureRecord } from './statistics-record.js';

const PARTS: readonly ((calibration: Calibration) => Promise<readonly string[]>)[] = [
  measureLists,
  measureRaters,
  measureRecord,
];

export async function measureStatistics(): Promise<readonly string[]> {
  const calibration = calibrate();
  const lines = [printCalibration(calibration)];
  for (const part of PARTS) lines.push(...(await part(calibration)));
  return lines;
}
