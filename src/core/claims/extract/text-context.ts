/** What a case lends to the reading of a text: its sites, types, groups and the other words it lists for them. */
import type { Case } from '../../case.js';
import { knownTypes } from '../scope.js';
import type { TextContext } from './mentions.js';

export const textContext = (theCase: Case): TextContext => ({
  strike: theCase.strike.from,
  sites: theCase.sites,
  types: [...new Set([...theCase.types, ...knownTypes(theCase)])].filter((type) => !(type in theCase.typeGroups)),
  groups: theCase.typeGroups,
  words: theCase.words,
  sources: theCase.sources,
});

/** A text read without a case: numbers and verbs alone. */
export const NO_CONTEXT: TextContext = { strike: null, sites: [], types: [], groups: {}, words: {}, sources: [] };
