/** Marks not yet saved, kept on this machine for each picture and frame, so that a reload loses nothing. */
import { type ReadingDraft, readDraft } from '../../../core/evidence/reading/placed-mark.js';
import { keep, kept } from '../../model/browser-store.js';

const keyOf = (name: string, file: string, fragment: string | null): string =>
  `plumbline-reading/${name}/${file}${fragment === null ? '' : `#${fragment}`}`;

export function keptReading(name: string, file: string, fragment: string | null): ReadingDraft | null {
  try {
    const text = kept(keyOf(name, file, fragment));
    return text === null ? null : readDraft(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param reading null: nothing is left to keep */
export function keepReading(name: string, file: string, fragment: string | null, reading: ReadingDraft | null): void {
  // A browser that keeps nothing still reads.
  keep(keyOf(name, file, fragment), reading === null ? null : JSON.stringify(reading));
}
