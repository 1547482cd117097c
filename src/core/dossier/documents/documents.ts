/** Every document for machines that a run can be published as. */
import { CLAIM_REVIEW } from './claim-review.js';
import { DATACITE } from './datacite.js';
import type { RunDocument } from './document.js';
import { GEOJSON } from './geojson.js';
import { MEDIA_REVIEW } from './media-review.js';
import { PROV } from './prov.js';
import { TABLES } from './tables.js';

export const DOCUMENTS: readonly RunDocument[] = [CLAIM_REVIEW, MEDIA_REVIEW, PROV, DATACITE, GEOJSON, TABLES];

export const documentNamed = (name: string): RunDocument | null =>
  DOCUMENTS.find((document) => document.name === name) ?? null;
