import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { LIMITS } from '../core/casefile/limits.js';
import { readCase } from '../core/casefile/read.js';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import { collectFiles } from '../folder/collect-files.js';
import { LONG_LIST, MOST_IN_CASE, writeEvidenceTable } from './write-evidence-table.js';

const entry = (i: number): EvidenceEntry => ({
  ...{
    id: `e${i}`,
    sha256: `sha256:${'0'.repeat(64)}`,
    bytes: 1,
    mediaType: 'image/jpeg',
    name: `photograph ${i}.jpg`,
  },
  ...{ url: null, capturedAt: null, receivedAt: '2031-03-20T12:00:00Z', tool: 'plumbline intake', state: 'complete' },
  ...{ parent: null, copyOf: null, note: null },
});

function freshCase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-list-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fileURLToPath(new URL('../../examples/ridgeline', import.meta.url)), folder, { recursive: true });
  mkdirSync(join(folder, 'evidence'));
  writeFileSync(join(folder, 'evidence', 'vault.json'), '{ "plumbline:vault": 1 }\n');
  return folder;
}
const reads = async (folder: string): Promise<boolean> => {
  const { files, refused } = await collectFiles(folder);
  return readCase(files, refused).ok;
};

test('a list too long for a table of the case lies in the vault, and comes back when it is short; the case reads all along', async () => {
  const folder = freshCase();
  const before = readFileSync(join(folder, 'datapackage.json'), 'utf8');
  const few = [entry(1), entry(2)];
  expect(await writeEvidenceTable(folder, few)).toBe('evidence.csv');
  expect(await reads(folder)).toBe(true);
  expect(await writeEvidenceTable(folder, [...few, entry(3)], 100)).toBe(LONG_LIST);
  expect(existsSync(join(folder, 'evidence.csv'))).toBe(false);
  expect(readFileSync(join(folder, LONG_LIST), 'utf8').split('\n')).toHaveLength(5);
  expect(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))).toEqual(JSON.parse(before));
  expect(await reads(folder)).toBe(true);
  expect(await writeEvidenceTable(folder, few)).toBe('evidence.csv');
  expect(existsSync(join(folder, LONG_LIST))).toBe(false);
  expect(await reads(folder)).toBe(true);
});

test('the longest list in a case leaves room for its other tables', () => {
  expect(MOST_IN_CASE * 4).toBeLessThanOrEqual(LIMITS.fileBytes);
});
