/** Search over a case: whole words, beginnings and one slip of the hand, in any script. */
import MiniSearch from 'minisearch';
import type { Find } from './finds.js';

export type Search = (words: string) => readonly Find[];

const MOST = 40;
/** Shorter words are too easily turned into each other. */
const SLIPS_FROM = 5;

export function searchOver(finds: readonly Find[]): Search {
  const index = new MiniSearch<Find>({ fields: ['title', 'text', 'kind'], searchOptions: { boost: { title: 3 } } });
  index.addAll(finds);
  const byId = new Map(finds.map((find) => [find.id, find]));
  return (words) => {
    if (words.trim() === '') return finds.filter(({ trace }) => trace === null);
    const found = index.search(words, {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length >= SLIPS_FROM && !/\d/.test(term) ? 1 : false),
      boostDocument: (id) => (byId.get(id as string)?.trace === null ? 4 : 1),
    });
    return found.slice(0, MOST).flatMap(({ id }) => byId.get(id as string) ?? []);
  };
}
