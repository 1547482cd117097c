import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FolderFiles } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { generateCase } from '../testing/generate-case.js';
import { collectFiles } from './collect-files.js';
import { parseFiles } from './parse-files.js';
import { loadCaseFolder } from './read-folder.js';
import { writeFolder } from './write-folder.js';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const { files } = generateCase(3, { complete: true });
let made = 0;
async function onDisk(more: FolderFiles = new Map()): Promise<string> {
  const path = join(scratch, `case-${++made}`);
  await writeFolder(path, new Map([...files, ...more]));
  return path;
}
const told = async (path: string): Promise<readonly string[]> => {
  const read = await loadCaseFolder(path);
  return read.ok ? [] : read.problems.map(printProblem);
};

test('a folder is read in a worker, and what was written is what is collected', async () => {
  const path = await onDisk();
  const read = await loadCaseFolder(path);
  expect(read.ok && read.theCase.name).toBe('generated-3');
  const collected = await collectFiles(path);
  expect(collected.refused).toEqual([]);
  expect([...collected.files].sort()).toEqual([...files].sort());
});

test('links are told and not followed, inside the folder and out of it', async () => {
  const path = await onDisk();
  symlinkSync('/etc/passwd', join(path, 'outside.txt'));
  symlinkSync('claims.csv', join(path, 'inside.txt'));
  symlinkSync('/', join(path, 'root'));
  expect(await told(path)).toEqual(
    ['inside.txt', 'outside.txt', 'root'].map((name) => `${name}: a file of the folder itself, got "a link"`),
  );
});

test('a listed table that is a link is told once, not missed as well', async () => {
  const path = await onDisk();
  rmSync(join(path, 'events.csv'));
  symlinkSync('/etc/passwd', join(path, 'events.csv'));
  expect(await told(path)).toEqual(['events.csv: a file of the folder itself, got "a link"']);
});

test('a file of 200 MB is refused by its size, unread', async () => {
  const path = await onDisk(new Map([['large.bin', new Uint8Array(1)]]));
  truncateSync(join(path, 'large.bin'), 200 * 1024 * 1024);
  expect(await told(path)).toEqual(['large.bin: at most 32 MB, got "209715200 bytes"']);
});

test('files that are large together are refused from the one that is too much', async () => {
  const names = [1, 2, 3, 4, 5].map((i) => `part-${i}.bin`);
  const path = await onDisk(new Map(names.map((name) => [name, new Uint8Array(1)])));
  for (const name of names) truncateSync(join(path, name), 30 * 1024 * 1024);
  expect(await told(path)).toEqual([expect.stringMatching(/^part-5\.bin: at most 128 MB in a case folder/)]);
});

test.skipIf(process.platform === 'win32')('a pipe is told and does not block', async () => {
  const path = await onDisk();
  execFileSync('mkfifo', [join(path, 'pipe')]);
  expect(await told(path)).toEqual(['pipe: a regular file, got "something else"']);
});

test('hidden files are no part of a case; folders too deep are told', async () => {
  const path = await onDisk();
  writeFileSync(join(path, '.DS_Store'), 'x');
  mkdirSync(join(path, '.git'));
  const deep = 'a/'.repeat(9);
  mkdirSync(join(path, deep), { recursive: true });
  writeFileSync(join(path, deep, 'b.txt'), 'x');
  expect(await told(path)).toEqual([expect.stringMatching(/^a\/a\/a.*: at most 8 folders deep/)]);
});

test('problems of the disk and of the rows are told together', async () => {
  const path = await onDisk(new Map([['events.csv', new TextEncoder().encode('date,precision\n')]]));
  symlinkSync('/', join(path, 'root'));
  expect(await told(path)).toEqual([expect.stringMatching(/^events\.csv:1: header/), expect.stringMatching(/^root: /)]);
});

test('a folder that would take too long, or too much memory, costs its caller a message', async () => {
  const rows = (row: string, times: number): FolderFiles =>
    new Map([...files, ['claims.csv', new TextEncoder().encode(row.repeat(times))]]);
  const within = { memoryMb: 1024, timeMs: 60_000 };
  const slow = await parseFiles(rows('a,b,c\n', 2_000_000), [], { ...within, timeMs: 300 });
  const large = await parseFiles(rows('a,b,c\n', 2_000_000), [], { ...within, memoryMb: 64 });
  for (const read of [slow, large]) {
    expect(read.ok ? [] : read.problems.map(({ rule }) => rule)).toEqual(['a case that can be read within the limits']);
  }
});

test('a folder that is there is never overwritten, and a failed write leaves nothing behind', async () => {
  const path = await onDisk();
  await expect(writeFolder(path, new Map([['a.txt', new Uint8Array(1)]]))).rejects.toThrow(/new or empty/);
  expect((await collectFiles(path)).files.size).toBe(files.size);
  const target = join(scratch, 'clash');
  const clash = new Map([
    ['a', new Uint8Array(1)],
    ['a/b', new Uint8Array(1)],
  ]);
  await expect(writeFolder(target, clash)).rejects.toThrow();
  expect(readdirSync(scratch).filter((name) => name.includes('clash'))).toEqual([]);
});

test('an empty folder is filled; a path that leaves it is refused', async () => {
  const path = join(scratch, 'empty');
  mkdirSync(path);
  await writeFolder(path, new Map([['in/a.txt', new TextEncoder().encode('a')]]));
  expect([...(await collectFiles(path)).files.keys()]).toEqual(['in/a.txt']);
  await expect(writeFolder(join(scratch, 'x'), new Map([['../y.txt', new Uint8Array(1)]]))).rejects.toThrow(
    /without \.\./,
  );
});
