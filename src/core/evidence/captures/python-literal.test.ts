import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArchiverRow } from './archiver-row.js';
import { instantOfPython } from './python-instant.js';
import { type PythonValue, parsePythonLiteral } from './python-literal.js';

const read = (text: string): PythonValue => {
  const result = parsePythonLiteral(text);
  if (!result.ok) throw new Error(`${result.rule} at ${result.at}`);
  return result.value;
};
const dict = (entries: Record<string, PythonValue>) => ({ is: 'dict', entries: new Map(Object.entries(entries)) });

// The left side is what `repr` of Python 3.11 prints.
test.each<[string, unknown]>([
  ['None', null],
  ['[True, False, -3, 2.5, 1e-07]', [true, false, -3, 2.5, 1e-7]],
  ['(1,)', [1]],
  ["('a')", 'a'],
  ['{}', dict({})],
  ["{'a': {'b': []}, 'c': (1, 2)}", dict({ a: dict({ b: [] }) as never, c: [1, 2] })],
  ['{1, 2}', [1, 2]],
  ["'it\\'s'", "it's"],
  ['"it\'s"', "it's"],
  ["'a\\\\n\\n\\t\\x41\\u00e9\\U0001f600'", 'a\\n\n\tAé😀'],
  ["'😀 سلام'", '😀 سلام'],
  ["b'\\x00a'", '\x00a'],
  ["'\\N{DASH}'", '\\N{DASH}'],
])('%s', (text, value) => expect(read(text)).toEqual(value));

test.each<[string, string | null]>([
  ['datetime.datetime(2031, 3, 14, 9, 26, 53, 589793, tzinfo=datetime.timezone.utc)', '2031-03-14T09:26:53Z'],
  ['datetime.datetime(2031, 3, 14, 9, 26)', '2031-03-14T09:26:00'],
  ['datetime.datetime(2031, 3, 14, 9, 0, tzinfo=tzutc())', '2031-03-14T09:00:00Z'],
  [
    'datetime.datetime(2031, 3, 14, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=10800)))',
    '2031-03-14T09:00:00+03:00',
  ],
  [
    'datetime.datetime(2031, 3, 14, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))',
    '2031-03-14T09:00:00-05:30',
  ],
  ['datetime.date(2031, 3, 14)', '2031-03-14'],
  ["'2031-03-14 09:26:53'", '2031-03-14T09:26:53'],
  ['os.system(1)', null],
])('the instant of %s', (text, instant) => expect(instantOfPython(read(text))).toBe(instant));

test.each<[string, number, RegExp]>([
  ["{'a': 1", 7, /"," or "}"/],
  ["'open", 0, /closing quote/],
  ['1 + 1', 2, /nothing after/],
  ['[1 2]', 3, /"," or "]"/],
  ["{'a': 1, 2}", 11, /not both/],
  ['', 0, /a Python literal/],
  ['lambda: 1', 6, /nothing after/],
  ['['.repeat(500), 65, /levels/],
])('%j is refused with its place', (text, at, rule) => {
  const result = parsePythonLiteral(text);
  expect(result).toMatchObject({ ok: false, at });
  expect(result.ok ? '' : result.rule).toMatch(rule);
});

test('whatever it is given it answers, and runs nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[](){}\'"\\,:=.x1_ an'), maxLength: 60 }), (text) => {
      expect(['boolean']).toContain(typeof parsePythonLiteral(text).ok);
    }),
    { numRuns: 2_000, seed: 7 },
  );
});

test('a row of the archiver: what was asked for, when, and the files kept', () => {
  const { item, problems } = parseArchiverRow(
    {
      line: 2,
      status: 'telegram: success',
      metadata:
        "{'_processed_at': datetime.datetime(2031, 3, 14, 9, 26, 53, 1, tzinfo=datetime.timezone.utc), 'url': 'https://t.example/1', 'title': \"It's on\", 'content': None}",
      media:
        "[{'filename': 'a.mp4', '_key': 'k', 'urls': ['https://s.example/a.mp4'], 'properties': {'hash': 'SHA-256:00'}, '_mimetype': 'video/mp4', '_stored': True}]",
    },
    'db.csv',
  );
  expect(problems).toEqual([]);
  expect(item).toEqual({
    line: 2,
    status: 'telegram: success',
    url: 'https://t.example/1',
    title: "It's on",
    content: null,
    postedAt: null,
    archivedAt: '2031-03-14T09:26:53Z',
    media: [{ filename: 'a.mp4', urls: ['https://s.example/a.mp4'], mime: 'video/mp4', hash: 'SHA-256:00' }],
  });
});

test('a cell that is no literal is a problem of its cell; the other is read all the same', () => {
  const row = { line: 3, status: 'x', metadata: "__import__('os').system('ls')", media: "[{'filename': 'a.jpg'}]" };
  const { item, problems } = parseArchiverRow(row, 'db.csv');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: 'db.csv', line: 3, field: 'metadata' });
  expect(item.media).toHaveLength(1);
});
