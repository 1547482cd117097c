import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../test/shared.js';
import { distance, hashFromHex, hexOf } from '../core/evidence/hash/hash256.js';
import { SAME_WITHIN } from '../core/evidence/hash/pdq.js';
import { mediaFacts } from '../core/evidence/media/media-facts.js';
import { FORMATS, jpegWith, pictureFile } from '../testing/media/picture-file.js';
import { scenePicture } from '../testing/media/scene-picture.js';
import type { Hashed } from './media-process.js';
import { isRefused, makeMediaReader, type Read } from './media-reader.js';

const reader = makeMediaReader();
afterAll(() => reader.close());

async function readWhole(bytes: Uint8Array): Promise<Read & { readonly picture: Hashed }> {
  const read = await reader.read(bytes);
  if (isRefused(read) || isRefused(read.picture)) throw new Error(JSON.stringify(read));
  return { ...read, picture: read.picture };
}
const factsIn = async (bytes: Uint8Array) => {
  const { tags } = await readWhole(bytes);
  if (isRefused(tags)) throw new Error(tags.refused);
  return mediaFacts(tags);
};

const folder = sharedPath('data/statistics/phash-pdq');
if (folder === null) ranWithout('data/statistics/phash-pdq (photographs hashed by the reference)');
test.skipIf(folder === null)('photographs have the hash and quality of the reference, decoder and all', async () => {
  type Row = { readonly file?: string; readonly hash: string; readonly quality: number };
  const { hashes } = JSON.parse(readFileSync(join(folder as string, 'expected.json'), 'utf8')) as { hashes: Row[] };
  const rows = hashes.filter(({ file }) => file !== undefined);
  expect(rows.length).toBeGreaterThan(2);
  for (const { file, hash, quality } of rows) {
    const { picture } = await readWhole(readFileSync(join(folder as string, file as string)));
    // The reference allows 10 bits to another decoder; this one is of the same family (libjpeg) and needs none.
    expect([file, distance(picture.hashes, 0, hashFromHex(hash), 0), picture.quality]).toEqual([file, 0, quality]);
  }
});

const c2pa = sharedPath('fixtures/evidence/c2pa');
if (c2pa === null) ranWithout('fixtures/evidence/c2pa (photographs of other tools)');
test.skipIf(c2pa === null)('one photograph in six wrappings is one photograph, another one is not', async () => {
  const bitsTo = async (name: string): Promise<number> => {
    const [first, other] = await Promise.all(
      ['A', name].map((one) => readWhole(readFileSync(join(c2pa as string, `adobe-20220124-${one}.jpg`)))),
    );
    return distance(
      (first as Read & { picture: Hashed }).picture.hashes,
      0,
      (other as Read & { picture: Hashed }).picture.hashes,
      0,
    );
  };
  for (const name of ['CA', 'E-dat-CA', 'E-sig-CA', 'E-uri-CA', 'XCA'])
    expect(await bitsTo(name)).toBeLessThanOrEqual(SAME_WITHIN);
  expect(await bitsTo('C')).toBeGreaterThan(90);
});

test('every format is read, and a picture saved in any of them stays itself', async () => {
  const pixels = scenePicture(4, 300, 200);
  const reads = await Promise.all(FORMATS.map(async (format) => readWhole(await pictureFile(format, pixels))));
  expect(reads.map(({ kind }) => kind)).toEqual([...FORMATS]);
  for (const { picture } of reads) {
    expect([picture.width, picture.height]).toEqual([300, 200]);
    expect(distance(picture.hashes, 0, (reads[1] as (typeof reads)[0]).picture.hashes, 0)).toBeLessThanOrEqual(10);
  }
});

test('EXIF, GPS and XMP are read as they were written', async () => {
  const facts = await factsIn(
    await jpegWith(
      {
        ...{ make: 'Example', model: 'Camera 5', software: 'Firmware 1.2' },
        ...{ taken: '2031:03:20 12:00:00', takenOffset: '+03:00', digitized: '2031:03:20 12:00:00' },
        gps: { lat: -43.467448, lon: 11.885127, date: '2031:03:20', time: [9, 0, 7.25] },
      },
      '<xmp:CreateDate>2031-03-20T12:00:00+03:00</xmp:CreateDate>',
    ),
  );
  expect(facts).toMatchObject({
    ...{ taken: '2031-03-20T12:00:00+03:00', gpsTime: '2031-03-20T09:00:07Z', created: '2031-03-20T12:00:00+03:00' },
    ...{ make: 'Example', model: 'Camera 5', programs: ['Firmware 1.2'], flags: [] },
  });
  // Degrees, minutes and seconds are kept to a millionth of a second.
  expect(facts.place).toEqual({ lat: expect.closeTo(-43.467448, 8), lon: expect.closeTo(11.885127, 8) });
});

const HISTORY =
  '<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="Adobe Photoshop 25.0 (Windows)"/></rdf:Seq></xmpMM:History>';

test.each([
  [
    'a camera a day behind GPS',
    { taken: '2008:10:22 16:28:39', gps: { date: '2008:10:23', time: [14, 27, 7.24] } },
    null,
    ['clock.gps-outside-zones', 'gps.empty'],
  ],
  [
    'a picture out of a game',
    { make: 'Polyphony Digital Inc.', model: 'Gran Turismo 5', gps: {} },
    null,
    ['gps.empty', 'camera.game'],
  ],
  ['an editor in the history', {}, HISTORY, ['software.edited']],
  ['a generator', null, '<xmp:CreatorTool>Stable Diffusion XL</xmp:CreatorTool>', ['software.generated']],
  [
    'a model as the source',
    null,
    '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>',
    ['software.generated'],
  ],
  [
    'EXIF and XMP that disagree',
    { taken: '2031:03:20 12:00:00' },
    '<xmp:CreateDate>2031-03-18T08:00:00</xmp:CreateDate>',
    ['clock.xmp-created-apart'],
  ],
  ['script in a description', { description: '<script>alert(1)</script>' }, null, ['text.markup']],
  ['script in XMP', null, '<xmp:Label>&lt;img src=x onerror=alert(1)&gt;</xmp:Label>', ['text.markup']],
] as const)('made with %s, read as such', async (_, exif, xmp, expected) => {
  const { flags } = await factsIn(await jpegWith(exif, xmp));
  expect(flags.map(({ code }) => code)).toEqual(expected);
});

test('a reader that ends is replaced by the next', async () => {
  const impatient = makeMediaReader({ fileBytes: 1e8, pixels: 1e8, timeMs: 1, heapMb: 256 });
  const photo = await pictureFile('jpeg', scenePicture(1, 400, 300));
  const refused = await impatient.read(photo);
  expect(refused).toMatchObject({ picture: { refused: expect.stringMatching(/^read in 0\.001 s, got no answer/) } });
  impatient.close();
  const again = await readWhole(photo);
  expect(hexOf(again.picture.hashes)).toMatch(/^[0-9a-f]{64}$/);
});
