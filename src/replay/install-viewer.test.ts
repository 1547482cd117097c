import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViewer } from './find-viewer.js';
import { installViewer } from './install-viewer.js';
import { tarMember } from './tar-member.js';
import { VIEWER } from './viewer-package.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-viewer-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As POSIX has it: name at 0, size in octal at 124, prefix at 345. */
function tar(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const blocks = files.flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(text.length.toString(8).padStart(11, '0'), 124);
    return [header, Buffer.from(text.padEnd(Math.ceil(text.length / 512) * 512, '\0'))];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

test('a file is taken out of a tar archive by its name, whatever stands before it', () => {
  const archive = tar([
    ['package/a', 'x'.repeat(513)],
    ['package/empty', ''],
    ['package/b', 'bytes'],
  ]);
  expect(new TextDecoder().decode(tarMember(archive, 'package/b') ?? undefined)).toBe('bytes');
  expect(tarMember(archive, 'package/empty')?.length).toBe(0);
  expect(tarMember(archive, 'package/c')).toBeNull();
  expect(tarMember(archive.subarray(0, 100), 'package/a')).toBeNull();
});

test('a package with other bytes than the edition known is refused, and nothing of it is kept', async () => {
  const file = join(folder, 'other.tgz');
  await writeFile(file, gzipSync(tar([[VIEWER.worker, 'fetch("https://outside.example")']])));
  await expect(installViewer(folder, file)).rejects.toThrow(/got sha512-/);
  await expect(installViewer(folder, join(folder, 'none.tgz'))).rejects.toThrow(/can be read/);
  expect(await findViewer(folder)).toBeNull();
});
