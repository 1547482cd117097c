/** `plumbline hash` and `plumbline media`, in this process: what they print where, and the code they end with. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { width } from '../src/cli/print/width.js';
import { jpegWith, pictureFile } from '../src/testing/media/picture-file.js';
import { scenePicture } from '../src/testing/media/scene-picture.js';
import { runCli as plumbline } from '../src/testing/run-cli.js';

let scratch: string;
const at = (name: string): string => join(scratch, name);
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-cli-media-'));
  writeFileSync(at('first.jpg'), await pictureFile('jpeg', scenePicture(1, 320, 240)));
  writeFileSync(at('copy.webp'), await pictureFile('webp', scenePicture(1, 200, 150)));
  writeFileSync(at('other.png'), await pictureFile('png', scenePicture(2, 320, 240)));
  writeFileSync(
    at('flat.png'),
    await pictureFile('png', { width: 80, height: 80, channels: 1, data: new Uint8Array(6400) }),
  );
  writeFileSync(at('broken.jpg'), (await pictureFile('jpeg', scenePicture(1, 320, 240))).subarray(0, 900));
  writeFileSync(
    at('game.jpg'),
    await jpegWith({
      make: 'Polyphony Digital Inc.',
      taken: '2031:03:20 12:00:00',
      description: '<script>\u001b[31m</script>',
    }),
  );
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('hash --json: hash and quality of each image, distances between them, twice the same bytes', async () => {
  const args = ['hash', at('first.jpg'), at('copy.webp'), at('other.png'), at('flat.png'), '--json'];
  const { code, out, err } = await plumbline(args);
  expect([code, err]).toEqual([0, '']);
  const { images, distances, clusters, refused } = JSON.parse(out);
  expect(images.map(({ file, isFlat }: { file: string; isFlat: boolean }) => [file, isFlat])).toEqual([
    [at('first.jpg'), false],
    [at('copy.webp'), false],
    [at('other.png'), false],
    [at('flat.png'), true],
  ]);
  for (const { pdq, quality } of images) {
    expect(pdq).toMatch(/^[0-9a-f]{64}$/);
    expect(quality).toBeLessThanOrEqual(100);
  }
  expect(distances).toHaveLength(6);
  expect(distances[0]).toEqual({
    a: at('first.jpg'),
    b: at('copy.webp'),
    distance: expect.any(Number),
    transform: 'original',
  });
  expect(distances[0].distance).toBeLessThanOrEqual(31);
  expect(distances[1].distance).toBeGreaterThan(31);
  expect(clusters).toEqual([{ files: [at('first.jpg'), at('copy.webp')], widest: distances[0].distance }]);
  expect(refused).toEqual([]);
  expect((await plumbline(args)).out).toBe(out);
  expect(JSON.parse((await plumbline([...args, '--within', '31'])).out).distances).toHaveLength(1);
});

test.each([100, 64])('hash fits %i columns, says what is alike and what is too flat', async (columns) => {
  const { code, out } = await plumbline(['hash', at('first.jpg'), at('copy.webp'), at('flat.png')], columns);
  expect(code).toBe(0);
  expect(out).toMatch(/3 pictures, 1 pair within 31 bits/);
  expect(out.replace(/\s+/g, ' ')).toMatch(/Likely one picture: .*first\.jpg, .*copy\.webp/);
  expect(out).toMatch(/Too flat to be compared/);
  for (const line of out.split('\n')) if (!line.includes(scratch)) expect(width(line)).toBeLessThanOrEqual(columns);
});

test('what cannot be hashed is told, the rest is hashed, and the command fails', async () => {
  const { code, out, err } = await plumbline(['hash', at('broken.jpg'), at('first.jpg'), at('none.jpg'), '--json']);
  expect(code).toBe(1);
  const { images, refused } = JSON.parse(out);
  expect(images).toHaveLength(1);
  expect(refused.map(({ file }: { file: string }) => file)).toEqual([at('none.jpg'), at('broken.jpg')]);
  expect(err.trim().split('\n')).toHaveLength(2);
  expect(err).toMatch(/none\.jpg: a file that is there/);
});

test('media: facts, flags and their rules; text from a file cannot steer the terminal', async () => {
  const { code, out } = await plumbline(['media', at('game.jpg')]);
  expect(code).toBe(0);
  expect(out).toMatch(/taken +2031-03-20T12:00:00/);
  expect(out).toMatch(/flag +camera\.game: make "Polyphony Digital Inc\."/);
  expect(out).toMatch(/flag +text\.markup/);
  expect(out).not.toContain('\u001b');
  const document = JSON.parse(
    (await plumbline(['media', at('game.jpg'), '--json', '--collected', '2031-03-19T08:00:00Z'])).out,
  );
  expect(document.files[0].facts.flags.map(({ code }: { code: string }) => code)).toEqual([
    'clock.after-collection',
    'camera.game',
    'text.markup',
  ]);
  expect(Object.keys(document.rules)).toEqual(['camera.game', 'clock.after-collection', 'text.markup']);
});

test.each([
  [['hash'], /missing required argument 'image'/],
  [['hash', 'a.jpg', '--within', '300'], /--within: a whole number of bits from 0 to 256, got "300"/],
  [['media', 'a.jpg', '--collected', 'today'], /--collected: a time in UTC, got "today"/],
])('%j is a wrong command: exit 2', async (args, message) => {
  const { code, out, err } = await plumbline(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});
