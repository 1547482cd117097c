/** Every way to spoil a case folder is told once, on its line, by its rule, and nothing is loaded. */
import { describe, expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import { printProblem } from '../src/core/problem.js';
import { malformedFolders } from '../src/testing/malformed.js';
import { filesIn } from './files-in.js';

const malformed = malformedFolders(filesIn('examples/ridgeline'));

test('there are at least sixty kinds, each with its own name', () => {
  expect(malformed.length).toBeGreaterThanOrEqual(60);
  expect(new Set(malformed.map(({ name }) => name)).size).toBe(malformed.length);
});

describe('spoilt in one way, told once', () => {
  test.each(malformed.map((one) => [one.name, one] as const))('%s', (_, { files, expect: expected }) => {
    const read = readCase(files());
    // Nothing loaded: the answer holds problems and no case.
    expect(Object.keys(read)).toEqual(['ok', 'problems']);
    if (read.ok) return;
    expect(read.problems.map(printProblem)).toHaveLength(1);
    const [problem] = read.problems;
    expect(problem).toMatchObject({ file: expected.file, line: expected.line });
    expect(problem?.rule).toMatch(expected.rule);
  });
});

test('all problems are told at once, in the order of the package and of lines', () => {
  const base = new Map(filesIn('examples/ridgeline'));
  const edit = (path: string, from: string, to: string): void => {
    const text = new TextDecoder().decode(base.get(path));
    expect(text).toContain(from);
    base.set(path, new TextEncoder().encode(text.replace(from, to)));
  };
  edit('sources.csv', 'Northlight Wire', '=Northlight Wire');
  edit('claims.csv', 'c015,strait_institute', 'c015,nobody');
  edit('claims.csv', 'range,5,7', 'range,7,5');
  edit('readings.csv', 'r002,kestrel-2031-03-15-optical', 'r002,nothing');
  base.set(
    'events.csv',
    new TextEncoder().encode(new TextDecoder().decode(base.get('events.csv')).replaceAll('\n', '\r\n')),
  );
  const read = readCase(base);
  const told = read.ok ? [] : read.problems.map(({ file, line }) => `${file}:${line}`);
  expect(told).toEqual(['sources.csv:7', 'claims.csv:12', 'claims.csv:16', 'readings.csv:3', 'events.csv:1']);
});
