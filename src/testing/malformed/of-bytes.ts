import { LIMITS } from '../../core/casefile/limits.js';
import type { FolderFiles } from '../../core/ports.js';
import { type Malformed, PACKAGE, spoilPackage, spoilText, tableOf, textOf, withFile, without } from './edit.js';

const MB = 1024 * 1024;

/** Folders whose files are not the text they should be, or are too large, or have names that lead elsewhere. */
export function ofBytes(base: FolderFiles): readonly Malformed[] {
  const spoil = spoilText.bind(null, base);
  const claims = tableOf(base, 'claims.csv');
  const second = claims.records[1]?.line ?? 3;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const added = (name: string, path: string, rule: RegExp): Malformed => ({
    name,
    files: () => withFile(base, path, 'anything\n'),
    expect: { file: path, line: null, rule },
  });
  return [
    {
      name: 'listed table missing',
      files: () => without(base, 'events.csv'),
      expect: { file: 'events.csv', line: null, rule: /a file, being listed/ },
    },
    added('table not listed', 'stray.csv', /listed in datapackage.json/),
    added('file name with ..', '../../escaped.txt', /without \.\./),
    added('file name from the root', '/tmp/escaped.txt', /not an absolute one/),
    added('file name with a backslash', '..\\escaped.txt', /no backslash/),
    added('file name with a drive', 'C:\\escaped.txt', /no backslash/),
    added('file name with a control character', 'a\u0000b.txt', /without control characters/),
    added('file name of a device', 'notes/con.txt', /every system can write/),
    added('file name too deep', `${'a/'.repeat(20)}b.txt`, /folders deep/),
    added('file name that differs in case only', 'Datapackage.json', /in more than case/),
    spoil('byte order mark', 'claims.csv', /no byte order mark/, 1, (text) => `\ufeff${text}`),
    spoil('UTF-16', 'claims.csv', /UTF-8 text/, 1, (text) => utf16(text)),
    spoil('UTF-16, most significant byte first', 'claims.csv', /UTF-8 text/, 1, (text) =>
      utf16(text).map((_, i, all) => all[i ^ 1] ?? 0),
    ),
    spoil('Latin-1', 'claims.csv', /UTF-8 text/, second, (text) =>
      spliced(text, second, Uint8Array.of(0x63, 0x61, 0x66, 0xe9)),
    ),
    spoil('half a surrogate pair', 'claims.csv', /UTF-8 text/, second, (text) =>
      spliced(text, second, Uint8Array.of(0xed, 0xa0, 0x80)),
    ),
    spoil('NUL byte', 'claims.csv', /without NUL bytes/, second, (text) => spliced(text, second, Uint8Array.of(0))),
    spoil('Windows line ends', 'claims.csv', /lines end in LF/, 1, (text) => text.replaceAll('\n', '\r\n')),
    spoil('old Macintosh line ends', 'claims.csv', /lines end in LF/, 1, (text) => text.replaceAll('\n', '\r')),
    spoil(
      'no last line end',
      'claims.csv',
      /a line end after the last row/,
      textOf(base, 'claims.csv').split('\n').length - 1,
      (text) => text.slice(0, -1),
    ),
    spoil('empty file', 'events.csv', /not an empty file/, null, () => ''),
    spoil('package in UTF-16', PACKAGE, /UTF-8 text/, 1, (text) => utf16(text)),
    spoil('package too large', PACKAGE, /at most 8 MB/, null, (text) => bytes(text + ' '.repeat(LIMITS.jsonBytes))),
    spoil('field of 200 MB', 'claims.csv', /at most 32 MB/, null, (text) => huge(text, 200 * MB)),
    spoil('field of 33 MB', 'claims.csv', /at most 32 MB/, null, (text) => huge(text, 33 * MB)),
    {
      name: 'folder of 140 MB',
      files: () =>
        new Map([...base, ...Array.from({ length: 5 }, (_, i) => [`blob-${i}.bin`, new Uint8Array(28 * MB)] as const)]),
      expect: { file: PACKAGE, line: null, rule: /at most 128 MB/ },
    },
    {
      name: 'too many files',
      files: () =>
        new Map([...base, ...Array.from({ length: LIMITS.files }, (_, i) => [`f/${i}`, new Uint8Array(0)] as const)]),
      expect: { file: PACKAGE, line: null, rule: /at most 10000 files/ },
    },
    ...ofLine(base),
  ];
}

/** GeoJSON that is no line. */
function ofLine(base: FolderFiles): readonly Malformed[] {
  const file = 'spoilt.geojson';
  const listed = spoilPackage(base, '', /./, null, (p) => {
    p['plumbline:line'] = { path: file };
  }).files();
  const spoil = (name: string, rule: RegExp, line: number, text: string): Malformed => ({
    name: `line: ${name}`,
    files: () => withFile(listed, file, text),
    expect: { file, line, rule },
  });
  return [
    spoil('no JSON', /JSON: a value/, 2, '\nlon,lat\n'),
    spoil('a point', /a LineString/, 1, '{"type": "Point", "coordinates": [1, 2]}'),
    spoil(
      'latitude before longitude',
      /longitude, latitude/,
      3,
      '{"type": "LineString", "coordinates": [\n[50, 20],\n[50, 120]\n]}',
    ),
    spoil('one position', /at least two positions/, 1, '{"type": "LineString", "coordinates": [[1, 2]]}'),
    spoil(
      'open ring',
      /end where they begin/,
      1,
      '{"type": "Polygon", "coordinates": [[[1, 2], [2, 2], [2, 1], [1, 1]]]}',
    ),
    spoil(
      'words for numbers',
      /longitude, latitude/,
      1,
      '{"type": "LineString", "coordinates": [["1", "2"], ["2", "3"]]}',
    ),
  ];
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) bytes.set([text.charCodeAt(i) & 0xff, text.charCodeAt(i) >> 8], 2 + 2 * i);
  return bytes;
}

/** The text with bytes put in before the end of a line. */
function spliced(text: string, line: number, bytes: Uint8Array): Uint8Array {
  const lines = text.split('\n');
  const before = new TextEncoder().encode(lines.slice(0, line).join('\n'));
  const after = new TextEncoder().encode(`\n${lines.slice(line).join('\n')}`);
  const whole = new Uint8Array(before.length + bytes.length + after.length);
  whole.set(before);
  whole.set(bytes, before.length);
  whole.set(after, before.length + bytes.length);
  return whole;
}

function huge(text: string, size: number): Uint8Array {
  const header = new TextEncoder().encode(text.slice(0, text.indexOf('\n') + 1));
  const whole = new Uint8Array(header.length + size + 1).fill(0x78);
  whole.set(header);
  whole[whole.length - 1] = 0x0a;
  return whole;
}
