import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mediaFacts } from '../core/evidence/media/media-facts.js';
import { isGap } from '../core/problem.js';
import { pictureFile } from '../testing/media/picture-file.js';
import { scenePicture } from '../testing/media/scene-picture.js';
import { clipTags } from './clip-tags.js';
import { contactSheet, lengthOf } from './contact-sheet.js';
import { findFfmpeg, runFfmpeg } from './ffmpeg.js';
import { kindOf } from './kind-of.js';
import { isRefused, makeMediaReader } from './media-reader.js';

const reader = makeMediaReader();
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-clip-'));
afterAll(() => {
  reader.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** A program that answers as ffmpeg would; what it was asked is kept beside it. */
function standIn(name: string, script: string): string {
  const path = join(scratch, name);
  writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\necho "$@" >> '${path}.asked'\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const isWindows = process.platform === 'win32';
test.skipIf(isWindows)('twelve frames at equal steps, each hashed, on one sheet', async () => {
  writeFileSync(join(scratch, 'frame.png'), await pictureFile('png', scenePicture(3, 320, 240)));
  const program = standIn(
    'ffmpeg-that-works',
    `case "$*" in
      *-version*) echo "ffmpeg version 9.9-test" ;;
      *image2pipe*) cat '${join(scratch, 'frame.png')}' ;;
      *ffmetadata*) printf ';FFMETADATA1\\ncreation_time=2031-03-20T09:00:00.000000Z\\nlocation=+43.4674+011.8851/\\n' ;;
      *) echo "  Duration: 00:01:12.00, start: 0.0" >&2; exit 1 ;;
    esac`,
  );
  const ffmpeg = findFfmpeg(program);
  expect(ffmpeg?.version).toBe('9.9-test');
  if (ffmpeg === null) return;
  const sheet = await contactSheet('-dash.mp4', 'mp4', ffmpeg, reader);
  if (isRefused(sheet)) throw new Error(sheet.refused);
  expect(sheet.frames.map(({ at }) => at)).toEqual(Array.from({ length: 12 }, (_, i) => 3 + 6 * i));
  expect(kindOf(sheet.png)).toBe('png');
  expect(mediaFacts(sheet.tags)).toMatchObject({
    created: '2031-03-20T09:00:00Z',
    place: { lat: 43.4674, lon: 11.8851 },
  });
  // A name with a dash is a file; no other protocol and no other reader may be chosen by the bytes.
  for (const line of readFileSync(`${program}.asked`, 'utf8').trim().split('\n').slice(1))
    expect(line).toMatch(/-protocol_whitelist file,pipe .*-f mov -i file:-dash\.mp4/);
});

test.skipIf(isWindows)(
  'a program that hangs is ended, one that floods is cut, one that is missing is told',
  async () => {
    const hangs = { program: standIn('ffmpeg-that-hangs', 'exec sleep 60'), version: '0' };
    expect(await runFfmpeg(hangs, [], 200)).toMatchObject({
      ok: false,
      said: expect.stringContaining('ended after 0.2 s'),
    });
    const floods = { program: standIn('ffmpeg-that-floods', 'exec cat /dev/zero'), version: '0' };
    expect((await runFfmpeg(floods, [], 30_000)).ok).toBe(false);
    expect(findFfmpeg(join(scratch, 'none'))).toBeNull();
    const missing = await runFfmpeg({ program: join(scratch, 'none'), version: '0' }, [], 1000);
    expect(missing).toMatchObject({ ok: false, said: expect.stringContaining('ENOENT') });
  },
);

const real = findFfmpeg();
if (real === null) process.stdout.write('NOT RUN: contact sheet of a real clip (no ffmpeg on this machine)\n');
test.skipIf(real === null)('a real clip gives its length, its frames and a sheet', async () => {
  const path = join(scratch, 'clip.mp4');
  const made = [
    '-f',
    'lavfi',
    '-i',
    'testsrc=duration=3:size=320x240:rate=10',
    '-metadata',
    'title=<script>x</script>',
    path,
  ];
  const { spawnSync } = await import('node:child_process');
  expect(spawnSync(real?.program ?? '', made).status).toBe(0);
  expect(kindOf(readFileSync(path))).toBe('mp4');
  const sheet = await contactSheet(path, 'mp4', real as NonNullable<typeof real>, reader);
  if (isRefused(sheet)) throw new Error(sheet.refused);
  expect(sheet.length).toBeCloseTo(3, 1);
  expect(sheet.frames.length).toBe(12);
  expect(mediaFacts(sheet.tags).flags.map(({ code }) => code)).toEqual(['text.markup']);
  const cut = readFileSync(path).subarray(0, 3000);
  writeFileSync(path, cut);
  expect(isRefused(await contactSheet(path, 'mp4', real as NonNullable<typeof real>, reader))).toBe(true);
});

test.each([
  ['  Duration: 01:02:03.50, start: 0', 3723.5],
  ['  Duration: N/A, bitrate: N/A', null],
  ['  Duration: 9999:00:00.00', null],
  ['Invalid data found', null],
])('length of a clip from %j', (said, length) => {
  expect(lengthOf(said)).toBe(length);
});

test('the clock and place of a phone, escapes undone; nothing where there is nothing', () => {
  const listed = [
    ';FFMETADATA1',
    'com.apple.quicktime.creationdate=2031-03-20T12:00:00+0300',
    'com.apple.quicktime.location.ISO6709=-43.4674+011.8851+120.000/',
    'comment=a\\=b \\',
    'second line',
    '[STREAM]',
    'make=not of the clip',
  ].join('\n');
  const tags = clipTags(listed);
  expect(tags.texts).toContainEqual({ field: 'comment', text: 'a=b  second line' });
  const facts = mediaFacts(tags);
  expect(facts).toMatchObject({
    created: '2031-03-20T12:00:00+03:00',
    place: { lat: -43.4674, lon: 11.8851 },
    make: null,
  });
  expect(isGap(mediaFacts(clipTags('')).place)).toBe(true);
});
