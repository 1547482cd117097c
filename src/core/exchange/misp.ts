/**
 * Grades as machine tags of two MISP taxonomies, on the attributes of one MISP event: `admiralty-scale` for sources and
 * credibility, `estimative-language` for probabilities in words. Letters and words only: the numbers those taxonomies put beside
 * them make a middle score of "cannot be judged" and are neither read nor written.
 */
import { CREDIBILITIES, RELIABILITIES } from '../case-grading.js';
import { member, listOf as nodesOf, objectOf } from '../casefile/json-read.js';
import { dayOf, firstDayText } from './dates.js';
import { jsonFormat } from './json-format.js';
import { NOTHING } from './record.js';

const WORDS = [
  ...['almost-no-chance', 'very-unlikely', 'unlikely', 'roughly-even-chance'],
  ...['likely', 'very-likely', 'almost-certain'],
];
const CONFIDENCES = ['low', 'moderate', 'high'];

export const reliabilityTag = (letter: string): string =>
  tag('admiralty-scale', 'source-reliability', letter.toLowerCase());
export const credibilityTag = (figure: string): string => tag('admiralty-scale', 'information-credibility', figure);
/** @param words of ICD 203, such as `roughly even chance` */
export const likelihoodTag = (words: string): string =>
  tag('estimative-language', 'likelihood-probability', words.replaceAll(' ', '-'));
export const confidenceTag = (word: string): string =>
  tag('estimative-language', 'confidence-in-analytic-judgment', word);

const tag = (namespace: string, predicate: string, value: string): string => `${namespace}:${predicate}="${value}"`;

/** Every tag the two taxonomies have, by the words this case files use. */
export const MACHINE_TAGS: readonly string[] = [
  ...RELIABILITIES.map(reliabilityTag),
  ...CREDIBILITIES.map(credibilityTag),
  ...WORDS.map(likelihoodTag),
  ...CONFIDENCES.map(confidenceTag),
];

export const MISP = jsonFormat({
  name: 'misp',
  title: 'MISP machine tags',
  against: 'misp-taxonomies: admiralty-scale 5, estimative-language 5; MISP core format (Event, Attribute, Tag)',
  places: [],
  persons: [],
  carries: ['grade'],
  loses: 'everything but what is graded, the day and the tags',
  byLine: false,
  rowsOf: (document) => nodesOf(member(objectOf(member(objectOf(document), 'Event')), 'Attribute')),
  readRow: (fields) => {
    const tags = fields.list('Tag').flatMap((one) => {
      const name = typeof one === 'object' && one !== null && 'name' in one ? one.name : null;
      return typeof name === 'string' ? [name] : [];
    });
    const graded = tags.filter((name) => /^(admiralty-scale|estimative-language):/.test(name));
    for (const name of graded) if (!MACHINE_TAGS.includes(name)) fields.bad('Tag', 'a tag of its taxonomy', name);
    if (graded.length === 0) return null;
    const value = fields.need('value');
    return {
      ...NOTHING,
      kind: 'grade',
      id: fields.text('uuid') ?? value,
      title: value,
      description: fields.text('comment'),
      date: dayOf(fields.text('first_seen') ?? ''),
      known: null,
      tags,
    };
  },
  writeRow: (record) => ({
    category: 'Other',
    type: 'text',
    value: record.title ?? record.id,
    comment: record.description ?? '',
    to_ids: false,
    ...(record.date === null ? {} : { first_seen: `${firstDayText(record.date)}T00:00:00Z` }),
    Tag: record.tags.map((name) => ({ name })),
  }),
  documentOf: (rows, records) => ({
    Event: {
      info: 'Grades',
      date:
        records
          .map(({ date }) => date ?? '')
          .sort()
          .at(-1) || null,
      analysis: '2',
      Attribute: rows,
    },
  }),
});
