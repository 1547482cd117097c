/** Words of working together: who is here, what was saved meanwhile, a server that does not answer. */
export const LIVE_STRINGS = {
  'here.label': 'Who else has this case open',
  'here.title': { one: 'Also here', other: 'Also here: {n}' },
  'here.you': 'You, in another window',
  'here.somebody': 'Somebody',
  'live.newer': 'Revision {revision} was saved meanwhile.',
  'live.newer.by': 'Revision {revision} was saved by {author} meanwhile.',
  'live.show': 'Show it',
  'live.what': 'What changed',
  'live.away': 'The server does not answer.',
  'live.away.next':
    'Work on: changes in the tables are kept on this machine, and what you save goes out when it is back.',
  'edit.came': {
    one: 'Somebody saved meanwhile: {n} cell or row is marked.',
    other: 'Somebody saved meanwhile: {n} cells and rows are marked.',
  },
  'edit.came.by': {
    one: '{author} saved meanwhile: {n} cell or row is marked.',
    other: '{author} saved meanwhile: {n} cells and rows are marked.',
  },
  'edit.came.seen': 'Seen',
  'edit.came.cell': 'Written by somebody else meanwhile',
  'edit.handed': {
    one: '{n} row came from the text. Look it over, name its source, and save.',
    other: '{n} rows came from the text. Look them over, name their source, and save.',
  },
  'edit.waiting': 'Not saved yet: the server does not answer. It is sent as soon as it does.',
  'edit.clash': {
    one: 'Somebody saved another text where you wrote. Choose above which one stands.',
    other: 'Somebody saved other texts in {n} places where you wrote. Choose above which stand.',
  },
} as const;
