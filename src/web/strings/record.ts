/** Words of the record of claimants. */
export const RECORD_STRINGS = {
  'record.title': 'What {side} claimed before, and what was established',
  'record.title.new': 'What claimants of this kind claimed before, and what was established',
  'record.lede':
    'A claim is also weighed by who makes it: by what the same side said before and what was later established. This stands beside what is seen and is never multiplied into it in silence.',
  'record.back': 'The claims themselves',
  'record.figure.title': 'Claims run at {times} times what was established, give or take',
  'record.figure.sentence':
    'Each mark is a settled claim: how many times the established number was claimed. Nine in ten of the next are expected on the line, {low} to {high} times; the single claim strays further.',
  'record.figure.method':
    'Claimed and established numbers are compared on a logarithmic scale, partly pooled over conflicts, sides and categories, with heavy tails; bounds and zeros stay in. The method page has the model and how well it predicts a conflict left out.',
  'record.figure.source': '{n} settled claims; the rows and their sources stand below and in data/claims-history',
  'record.row.own': { one: '{side}, {n} claim', other: '{side}, {n} claims' },
  'record.row.others': { one: 'all others, {n} claim', other: 'all others, {n} claims' },
  'record.row.expected': 'expected next',
  'record.axis': '{n} ×',
  'record.nothing': 'nothing there',
  'record.dot': '{claimant}: {claimed} claimed, {established} established',
  'record.now': 'What today’s claims would mean by the record alone',
  'record.now.lede':
    'No image enters here. Only official sources of the side that struck are asked for their record; what is itself a reading of images was weighed as evidence.',
  'record.now.none': 'No official source of the side that struck gave a number of its own.',
  'record.claim': 'Claim',
  'record.said': 'Said',
  'record.truth': 'By the record',
  'record.truth.nothing': 'Nothing behind it',
  'record.seen': 'Seen',
  'record.heard': 'Seen and heard',
  'record.totals': 'Seen, and seen and heard',
  'record.totals.lede':
    'The totals once more with the last word of the side that struck taken as one more witness, as good as its record. The headline stays with what is seen.',
  'record.quantity': 'Asked of',
  'record.khat': 'k̂',
  'record.settled': 'Settled claims',
  'record.settled.lede':
    'Famous cases are over-represented, and famously wrong ones most of all. “At least” marks what a list of pictures shows, which may not be all.',
  'record.now.table': 'Claims of today, each by the record, seen, and seen and heard',
  'record.totals.table': 'Totals by visibility',
  'record.settled.all': 'Claimed and established, every side',
  'record.settled.own': 'Claimed by {side}, and established',
  'record.day': 'Until',
  'record.who': 'Claimant',
  'record.what': 'Of',
  'record.claimed': 'Claimed',
  'record.established': 'Established',
  'record.atLeast': 'at least {n}',
  'record.source': 'Source',
  'record.unknown':
    'The case does not say under what name the record knows this side, so it is taken as a new one: add plumbline:record to datapackage.json.',
} as const;
