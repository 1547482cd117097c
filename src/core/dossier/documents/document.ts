/** A run as files for machines. Pure: the same run and imprint give the same bytes. */
import type { Run } from '../../run.js';

/** What a run cannot know of its own publication; null is left out, never made up. */
export type Imprint = {
  /** who publishes */
  readonly publisher: string | null;
  /** where the dossier will stand; without it addresses inside a document are relative */
  readonly url: string | null;
};

export const NO_IMPRINT: Imprint = { publisher: null, url: null };

export type DocumentFile = { readonly path: string; readonly text: string };

export type RunDocument = {
  readonly name: string;
  readonly title: string;
  /** of its first file */
  readonly mediaType: string;
  readonly files: (run: Run, imprint: Imprint) => readonly DocumentFile[];
};

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `#claim-c001` behind the address of the dossier. */
export const idOf = (imprint: Imprint, part: string): string => `${imprint.url ?? ''}#${part}`;
