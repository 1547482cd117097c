/** PLUMBLINE_CLAMD: the scanner that is asked before bytes of evidence are handed out. */
import { type ClamdPlace, clamdPlace } from '../scan/clamd.js';
import { BindError } from './serve.js';

/** null: off. @throws BindError for what is no place of a daemon */
export function clamdFrom(env: Readonly<Record<string, string | undefined>>): ClamdPlace | null {
  try {
    return clamdPlace(env.PLUMBLINE_CLAMD);
  } catch (error) {
    throw new BindError((error as Error).message);
  }
}
