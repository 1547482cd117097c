import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { RESULTS } from '../core/evidence/integrity/vocabulary.js';
import { resultsOfFiles, resultsOfProblems } from './verify-files.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TABLE = bytes('id\na\n');
const digest = (algorithm: string): string => createHash(algorithm).update(TABLE).digest('hex');

function resultOf(resource: object) {
  const pack = JSON.stringify({ resources: [{ path: 'sites.csv', ...resource }] });
  const files = new Map([
    ['datapackage.json', bytes(pack)],
    ['sites.csv', TABLE],
  ]);
  return resultsOfFiles(files).find(({ file }) => file === 'sites.csv');
}

test('a stated hash that holds is verified, without a time; MD5 where no algorithm is named', () => {
  expect(resultOf({ hash: `sha256:${digest('sha256')}` })?.result).toBe('verified-no-timestamp');
  expect(resultOf({ hash: digest('md5') })?.result).toBe('verified-no-timestamp');
});

test('one altered byte is a mismatch, and only a mismatch is called altered', () => {
  const wrong = digest('sha256').replace(/^./, (c) => (c === '0' ? '1' : '0'));
  expect(resultOf({ hash: `sha256:${wrong}` })).toMatchObject({
    result: 'hash-mismatch',
    codes: ['package.hash.mismatch'],
  });
  expect(resultOf({ hash: `sha256:${wrong}` })?.detail).toMatch(/^altered/);
  for (const other of [{}, { bytes: 3 }, { hash: 'crc32:00' }]) expect(resultOf(other)?.detail).not.toMatch(/altered/);
});

test('no hash is unsigned, an unknown algorithm is unsupported, a wrong size breaks the structure', () => {
  expect(resultOf({})?.result).toBe('unsigned');
  expect(resultOf({ hash: 'crc32:00' })?.result).toBe('unsupported-version');
  expect(resultOf({ bytes: 3 })?.result).toBe('structure-invalid');
});

test('broken rules are gathered file by file', () => {
  const problem = { line: 2, field: 'lat', rule: 'a number', got: 'x' };
  const results = resultsOfProblems([
    { file: 'sites.csv', ...problem },
    { file: 'sites.csv', ...problem, line: 3 },
    { file: 'datapackage.json', line: null, field: null, rule: 'a file in the case folder', got: null },
  ]);
  expect(results.map(({ file, kind, result }) => [file, kind, result])).toEqual([
    ['sites.csv', 'table', 'structure-invalid'],
    ['datapackage.json', 'package', 'structure-invalid'],
  ]);
  expect(results[0]?.detail.split('\n')).toHaveLength(2);
  for (const { result } of results) expect(RESULTS).toContain(result);
});
