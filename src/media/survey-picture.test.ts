import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { levelsOf } from '../core/evidence/media/survey.js';
import { rawTiff, type Values } from '../testing/media/raw-tiff.js';
import { clipFrame } from './clip-frame.js';
import { findFfmpeg } from './ffmpeg.js';
import { isRefused, makeMediaReader } from './media-reader.js';

const reader = makeMediaReader();
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-survey-'));
afterAll(() => {
  reader.close();
  rmSync(scratch, { recursive: true, force: true });
});

const WHOLE = { level: 0, column: 0, row: 0, across: 1024 } as const;

/** Grey of each pixel of the whole picture as it is drawn. */
async function drawn(bytes: Uint8Array): Promise<Uint8Array> {
  const survey = await reader.survey(bytes);
  if (isRefused(survey)) throw new Error(survey.refused);
  const part = await reader.part(bytes, { ...WHOLE, stretch: survey.stretch });
  if (isRefused(part)) throw new Error(part.refused);
  return new Uint8Array(await sharp(part.bytes).greyscale().raw().toBuffer());
}

/** 100 × 100 pixels that rise from the first to the last by `step`. */
const ramp = (make: (n: number) => Values, from: number, step: number): Uint8Array => {
  const values = make(10_000);
  for (let i = 0; i < values.length; i++) values[i] = from + Math.floor(i / 100) * step;
  return rawTiff(100, 100, values);
};

test('sixteen bits of which a small part is used are drawn from black to white between the hundredths told', async () => {
  // 100 rows of 500, 520, … 2480, of 65,535 possible: as they stand all would be black.
  const bytes = ramp((n) => new Uint16Array(n), 500, 20);
  const survey = await reader.survey(bytes);
  expect(survey).toMatchObject({ width: 100, height: 100, bits: 16, stretch: { low: 520, high: 2480 } });
  const grey = await drawn(bytes);
  // JPEG moves a smooth ramp by a few steps of 255.
  for (const row of [1, 25, 50, 75, 99]) expect(grey[row * 100 + 50]).toBeGreaterThan((255 * (row - 1)) / 98 - 6);
  for (const row of [1, 25, 50, 75, 99]) expect(grey[row * 100 + 50]).toBeLessThan((255 * (row - 1)) / 98 + 6);
});

test('one glint does not turn the rest black, and a border of zeros does not count', async () => {
  const values = new Uint16Array(10_000);
  for (let i = 3000; i < values.length; i++) values[i] = 300 + (i % 100);
  values[5000] = 65_535;
  expect(await reader.survey(rawTiff(100, 100, values))).toMatchObject({ stretch: { low: 301, high: 399 } });
});

test('floating point with values below zero is drawn by the same rule', async () => {
  const grey = await drawn(ramp((n) => new Float32Array(n), -25, 0.25));
  expect(grey[150]).toBeLessThan(8);
  expect(grey[9950]).toBeGreaterThan(247);
});

test('eight bits are drawn as they are stored', async () => {
  const grey = await drawn(ramp((n) => new Uint8Array(n), 100, 1));
  expect(Math.abs((grey[50] ?? 0) - 100)).toBeLessThan(4);
  expect(Math.abs((grey[9950] ?? 0) - 199)).toBeLessThan(4);
});

test('what is not read rightly is refused and not shown: values with a sign, nothing but zeros', async () => {
  expect(await reader.survey(ramp((n) => new Int16Array(n), -500, 20))).toEqual({
    refused: expect.stringMatching(/without a sign.*short/),
  });
  expect(await reader.survey(rawTiff(10, 10, new Uint16Array(100)))).toEqual({
    refused: expect.stringMatching(/none but zeros/),
  });
});

test('the parts of a level lie side by side and are the picture, upright, whatever side it was stored on', async () => {
  const [width, height] = [301, 200];
  // Four quarters of one colour each.
  const quarters = { raw: { width, height, channels: 3 as const } };
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([x < 150 ? 40 : 220, y < 100 ? 40 : 220, 128], (y * width + x) * 3);
  const upright = await sharp(data, quarters).png().toBuffer();
  // Stored turned, with the mark that says so.
  const lying = await sharp(data, quarters)
    .rotate(270)
    .jpeg({ quality: 100 })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  for (const bytes of [upright, lying]) {
    expect(await reader.survey(new Uint8Array(bytes))).toMatchObject({ width, height });
    for (const [column, row] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const part = await reader.part(new Uint8Array(bytes), { ...WHOLE, level: 1, column, row, stretch: null });
      if (isRefused(part)) throw new Error(part.refused);
      const { dominant } = await sharp(part.bytes).stats();
      expect([dominant.r > 128, dominant.g > 128]).toEqual([column === 1, row === 1]);
    }
  }
});

test('the finest level has every pixel in parts of at most 1024', () => {
  expect([
    levelsOf({ width: 1024, height: 10 }),
    levelsOf({ width: 1025, height: 10 }),
    levelsOf({ width: 10, height: 9000 }),
  ]).toEqual([0, 1, 4]);
});

const isWindows = process.platform === 'win32';
test.skipIf(isWindows)('a frame is told with its own time, not the one asked for', async () => {
  const png = join(scratch, 'frame.png');
  writeFileSync(
    png,
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  );
  const program = join(scratch, 'ffmpeg');
  const said =
    '  Duration: 00:00:04.00, start: 0.0\\n Stream #0:0: Video: h264, 320x180, 12.50 fps\\n n:0 pts:17408 pts_time:1.36\\n n:1 pts_time:1.44\\n';
  writeFileSync(
    program,
    `#!/bin/sh\nPATH=/usr/bin:/bin\necho "$@" >> '${program}.asked'\nprintf '${said}' >&2\ncat '${png}'\n`,
  );
  chmodSync(program, 0o755);
  const found = await clipFrame('-dash.mp4', 'mp4', { program, version: '9' }, 1.3);
  if (isRefused(found)) throw new Error(found.refused);
  expect(found.frame).toEqual({ at: 1.36, length: 4, perSecond: 12.5 });
  expect(readFileSync(`${program}.asked`, 'utf8')).toMatch(
    /-protocol_whitelist file,pipe .*-ss 1\.300 .*-i file:-dash\.mp4/,
  );
  expect(isRefused(await clipFrame('a.jpg', 'jpeg', { program, version: '9' }, 1))).toBe(true);
});

const real = findFfmpeg();
if (real === null) process.stdout.write('NOT RUN: a frame of a real clip (no ffmpeg on this machine)\n');
test.skipIf(real === null)(
  'a real clip gives the first frame at or after the time, and none after its end',
  async () => {
    const ffmpeg = real as NonNullable<typeof real>;
    const path = join(scratch, 'clip.mp4');
    const { spawnSync } = await import('node:child_process');
    const made = ['-f', 'lavfi', '-i', 'testsrc=duration=4:size=320x180:rate=12.5', path];
    expect(spawnSync(ffmpeg.program, made).status).toBe(0);
    const found = await clipFrame(path, 'mp4', ffmpeg, 1.3);
    if (isRefused(found)) throw new Error(found.refused);
    // frames stand every 0.08 s
    expect(found.frame).toEqual({ at: 1.36, length: 4, perSecond: 12.5 });
    expect(await reader.survey(found.png)).toMatchObject({ width: 320, height: 180 });
    expect(await clipFrame(path, 'mp4', ffmpeg, 3.99)).toEqual({
      refused: expect.stringMatching(/^a time with a frame at or after it, got 3.99 s of 4 s/),
    });
  },
);
