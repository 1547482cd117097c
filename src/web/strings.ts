import { CASE_PEOPLE_STRINGS } from './strings/case-people.js';
import { CLAIMS_STRINGS } from './strings/claims.js';
import { COST_STRINGS } from './strings/cost.js';
import { DOSSIER_STRINGS } from './strings/dossier.js';
import { EDIT_STRINGS } from './strings/edit.js';
import { ENTITIES_STRINGS } from './strings/entities.js';
import { EVIDENCE_STRINGS } from './strings/evidence.js';
import { FILES_STRINGS } from './strings/files.js';
import { FRAME_STRINGS } from './strings/frame.js';
import { FRONT_STRINGS } from './strings/front.js';
import { GRADING_STRINGS } from './strings/grading.js';
import { IMPORT_STRINGS } from './strings/import.js';
import { LEVERAGE_STRINGS } from './strings/leverage.js';
import { LIVE_STRINGS } from './strings/live.js';
import { MAP_STRINGS } from './strings/map.js';
import { MODEL_STRINGS } from './strings/model.js';
import { MONEY_STRINGS } from './strings/money.js';
import { NUMBERS_STRINGS } from './strings/numbers.js';
import { OWN_LINE_STRINGS } from './strings/own-line.js';
import { PEOPLE_STRINGS } from './strings/people.js';
import { PERCEPTION_STRINGS } from './strings/perception.js';
import { READING_STRINGS } from './strings/reading.js';
import { RECORD_STRINGS } from './strings/record.js';
import { SEARCH_STRINGS } from './strings/search.js';
import { WEIGHTS_STRINGS } from './strings/weights.js';

/**
 * Every word of the interface, once. `{name}` is a hole, `{n}` chooses the plural form; a sentence is one entry, never
 * glued from two, so that a translator may reorder it. Words that come from a case or from the model are not here.
 */
export const STRINGS = {
  ...FRAME_STRINGS,
  ...FRONT_STRINGS,
  ...PEOPLE_STRINGS,
  ...CASE_PEOPLE_STRINGS,
  ...CLAIMS_STRINGS,
  ...EVIDENCE_STRINGS,
  ...GRADING_STRINGS,
  ...COST_STRINGS,
  ...DOSSIER_STRINGS,
  ...FILES_STRINGS,
  ...MONEY_STRINGS,
  ...OWN_LINE_STRINGS,
  ...NUMBERS_STRINGS,
  ...WEIGHTS_STRINGS,
  ...MODEL_STRINGS,
  ...RECORD_STRINGS,
  ...PERCEPTION_STRINGS,
  ...LEVERAGE_STRINGS,
  ...SEARCH_STRINGS,
  ...LIVE_STRINGS,
  ...EDIT_STRINGS,
  ...MAP_STRINGS,
  ...READING_STRINGS,
  ...ENTITIES_STRINGS,
  ...IMPORT_STRINGS,
} as const;
