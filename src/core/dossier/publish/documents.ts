/** Machine-readable documents that go into a dossier beside the assessment: one list. */
import type { Assessment } from '../assessment.js';

export type DossierDocument = {
  /** in the dossier */
  readonly path: string;
  readonly print: (assessment: Assessment) => string;
};

export const DOCUMENTS: readonly DossierDocument[] = [];
