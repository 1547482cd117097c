/** The server these pages came from. */
import { plumbline } from '../../client/client.js';

export const api = plumbline();

/** More than that no strip or map of files can tell apart. */
export const MOST_FILES = 2_000;
