/** Words of a line the reader brings, on the depth page. */
export const OWN_LINE_STRINGS = {
  'ownLine.title': 'Your own line or border',
  'ownLine.lede':
    'A GeoJSON file (lines or polygons, longitude before latitude). Distances to it stand beside those to the case’s line. An edge takes the shorter way round, also across the antimeridian. The set travels in the address, so a long border is for the command line or for the case itself.',
  'ownLine.upload': 'Read a line from a GeoJSON file',
  'ownLine.replace': 'Read another line',
  'ownLine.read': { one: '{n} position read from {file}', other: '{n} positions read from {file}' },
  'ownLine.tooLong':
    '{file}: at most {most} positions, got {n}; simplify it, or give it to the case as its line (plumbline:line)',
  'ownLine.tooLarge': '{file}: at most {mb} MB',
  'ownLine.label': 'What the line is',
  'ownLine.asOf': 'Its day (if it has one)',
  'ownLine.source': 'Whose line, or why this one',
  'ownLine.curve': 'Half of what was counted stood {km} or farther from {line}',
  'ownLine.curve.sentence':
    'The same counts, measured to {line} instead of {own}. Thin lines: for certain, and possibly.',
  'ownLine.curve.method':
    'Geodesics on the WGS84 ellipsoid from coarse places; the course of the line is taken at its word, to a kilometre.',
  'ownLine.measures': 'Distances to either line',
  'ownLine.to': 'Measured to',
  'ownLine.source.line': '{line}, {day}: {source}',
  'ownLine.noDay': 'of no day',
  'depth.book.defences': 'Most defences asked about',
  'depth.book.whole': 'How many defences',
} as const;
