/** A case of nothing, for a text that is read before there is one. */
import type { Case } from '../../case.js';
import { NO_GRADING } from '../../case-grading.js';
import { DEFAULT_POLICY } from '../../measure/place-policy.js';

export const EMPTY_CASE: Case = {
  name: 'text',
  title: 'A text',
  description: '',
  version: '0',
  licence: null,
  question: null,
  strike: { from: '0001-01-01', to: '0001-01-01', stated: false },
  line: null,
  typeGroups: {},
  words: {},
  record: null,
  sources: [],
  claims: [],
  imagery: [],
  readings: [],
  items: [],
  sites: [],
  presence: [],
  inventory: [],
  prices: [],
  events: [],
  series: [],
  indicators: {},
  rates: [],
  replacements: [],
  locations: [],
  marks: [],
  links: [],
  placePolicy: DEFAULT_POLICY,
  grading: NO_GRADING,
  digest: 'sha256:',
  warnings: [],
};
