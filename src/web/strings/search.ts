/** Words of the palette. */
export const SEARCH_STRINGS = {
  'search.open': 'Search',
  'search.label': 'Search the case',
  'search.field': 'A claim, a place, a source, a page, a control…',
  'search.results': 'What was found',
  'search.none': 'Nothing found. Fewer words, or only the beginning of one, find more.',
  'search.count': { one: '{n} entry · Enter opens it', other: '{n} entries · arrows choose, Enter opens' },
  'search.page': 'page',
  'search.view': 'kept view',
  'search.act': 'do',
  'search.view.keep': 'Keep this view as “{name}”',
  'search.view.drop': 'Forget the kept view “{name}”',
  'search.print': 'Print this page',
  'keys.search': 'Search, and go anywhere (also Ctrl K)',
} as const;
