import { expect, test } from 'vitest';
import { isGap } from '../../problem.js';
import { clockText, readClock } from './clock.js';
import { MEDIA_CODES } from './codes.js';
import { mediaFacts } from './media-facts.js';
import { type MediaTags, NO_TAGS } from './media-tags.js';

const codes = (tags: Partial<MediaTags>, collected: string | null = null): readonly string[] =>
  mediaFacts({ ...NO_TAGS, ...tags }, collected).flags.map(({ code }) => code);
const at = (text: string, offset: string | null = null) => ({ text, offset });

// jpg/gps/DSCN0010.jpg of github ianare/exif-samples: the camera is a day, less two hours, behind GPS.
test('a camera nearly a day behind GPS is in no time zone', () => {
  const { taken, gpsTime, flags } = mediaFacts({
    ...NO_TAGS,
    taken: at('2008:10:22 16:28:39'),
    gpsDate: '2008:10:23',
    gpsTime: [14, 27, 7.24],
  });
  expect([taken, gpsTime]).toEqual(['2008-10-22T16:28:39', '2008-10-23T14:27:07Z']);
  expect(flags).toEqual([
    {
      code: 'clock.gps-outside-zones',
      detail: 'camera 2008-10-22T16:28:39, GPS 2008-10-23T14:27:07Z: 21 h 58 min 28 s behind',
    },
  ]);
});

test.each([
  ['in a zone of whole hours', '2031:03:20 12:00:40', null, [9, 0, 0], []],
  ['in a zone of three quarters', '2031:03:20 14:45:00', null, [9, 0, 0], []],
  ['a fix four minutes old', '2031:03:20 12:04:00', null, [9, 0, 0], []],
  ['twenty minutes off any zone', '2031:03:20 12:20:00', null, [9, 0, 0], ['clock.gps-off-zone']],
  ['the offset it states', '2031:03:20 12:00:00', '+03:00', [9, 0, 0], []],
  ['an hour off the offset it states', '2031:03:20 13:00:00', '+03:00', [9, 0, 0], ['clock.gps-against-offset']],
  ['across midnight', '2031:03:20 23:30:00', '-10:00', [9, 30, 0], ['clock.gps-against-offset']],
] as const)('camera against GPS, %s', (_, text, offset, gpsTime, expected) => {
  expect(codes({ taken: at(text, offset), gpsDate: '2031:03:20', gpsTime })).toEqual(expected);
});

test.each([
  ['the same hands', '2031-03-20T12:00:01', []],
  ['the same instant in another zone', '2031-03-20T09:00:00Z', []],
  ['hours apart', '2031-03-20T18:00:00+03:00', ['clock.xmp-created-apart']],
  ['a day alone says nothing of the hour', '2031-03-20', []],
  ['no time at all', 'yesterday', ['clock.unreadable']],
])('EXIF against XMP, %s', (_, xmpCreated, expected) => {
  expect(codes({ taken: at('2031:03:20 12:00:00', '+03:00'), xmpCreated })).toEqual(expected);
});

test.each([
  [{ modified: at('2031:03:19 12:00:00') }, ['clock.modified-before-taken']],
  [{ modified: at('2031:03:20 12:00:30') }, []],
  [{ modified: at('2031:03:21 12:00:00') }, ['saved.later']],
  [{ xmpModified: '2031-03-21T12:00:00' }, ['saved.later']],
  // In some zone the camera's noon is before 02:00 UTC, so nothing is sure.
  [{ xmpModified: '2031-03-20T02:00:00Z' }, []],
  [{ digitized: at('2031:03:20 11:59:00') }, ['clock.digitized-before-taken']],
])('change and digitizing against capture: %j', (tags, expected) => {
  expect(codes({ taken: at('2031:03:20 12:00:00'), ...tags })).toEqual(expected);
});

test('a capture after its collection is told only where no zone could explain it', () => {
  const taken = at('2031:03:20 12:00:00');
  expect(codes({ taken }, '2031-03-19T23:00:00Z')).toEqual([]);
  expect(codes({ taken }, '2031-03-19T12:00:00Z')).toEqual(['clock.after-collection']);
});

test('clocks that were never set, and times of no day', () => {
  expect(codes({ taken: at('2000:01:01 00:00:12') })).toEqual(['clock.never-set']);
  for (const text of ['0000:00:00 00:00:00', '2031:02:30 10:00:00', '2031:03:20 25:00:00', '    :  :     :  :  '])
    expect(codes({ taken: at(text) })).toEqual(['clock.unreadable']);
});

// jpg/tests/45-gps_ifd.jpg of the same set.
test('a picture out of a game, with an empty block for GPS', () => {
  const tags = {
    make: 'Polyphony Digital Inc.',
    model: 'Gran Turismo 5',
    software: 'PMB Service Uploader',
    hasGps: true,
  };
  expect(codes(tags)).toEqual(['gps.empty', 'camera.game']);
});

test.each([
  [{ software: 'Adobe Photoshop 25.0 (Windows)' }, ['software.edited']],
  [{ xmpPrograms: ['GIMP 2.10', 'GIMP 2.10'] }, ['software.edited']],
  [{ software: 'Midjourney' }, ['software.generated']],
  [{ sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia' }, ['software.generated']],
  [{ sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture' }, []],
  [{ software: 'Nikon Transfer 1.1 W', make: 'NIKON', model: 'COOLPIX P6000' }, []],
  [{ software: 'Canvasser 1.0', make: 'Armada' }, []],
])('who wrote it: %j', (tags, expected) => {
  expect(codes(tags)).toEqual(expected);
});

test('coordinates: none, nothing, nowhere, and a place', () => {
  expect(isGap(mediaFacts(NO_TAGS).place)).toBe(true);
  expect(codes({ hasGps: true, latitude: 0, longitude: 0 })).toEqual(['gps.zero']);
  expect(codes({ hasGps: true, latitude: 91, longitude: 10 })).toEqual(['gps.impossible']);
  expect(codes({ hasGps: true, latitude: Number.NaN, longitude: 10 })).toEqual(['gps.empty']);
  expect(mediaFacts({ ...NO_TAGS, hasGps: true, latitude: 43.467448, longitude: 11.885127 }).place).toEqual({
    lat: 43.467448,
    lon: 11.885127,
  });
});

test('script in a text is told, cut, and stays text', () => {
  const text = `<script>${'x'.repeat(500)}</script>`;
  const { flags } = mediaFacts({ ...NO_TAGS, texts: [{ field: 'ImageDescription', text }] });
  expect(flags).toEqual([{ code: 'text.markup', detail: expect.stringMatching(/^ImageDescription: "<script>x+…"$/) }]);
  expect(codes({ texts: [{ field: 'a', text: 'a < b and c > d, on time = late' }] })).toEqual([]);
});

test('a file without metadata has gaps and no flag: platforms strip them', () => {
  const facts = mediaFacts(NO_TAGS);
  expect(facts.flags).toEqual([]);
  for (const value of [facts.taken, facts.gpsTime, facts.created, facts.place]) expect(isGap(value)).toBe(true);
});

test('every code has a rule in words; a clock is printed as it was read', () => {
  for (const rule of Object.values(MEDIA_CODES)) expect(rule.length).toBeGreaterThan(20);
  for (const text of [
    '1969-12-31T23:59:59',
    '2031-03-20T12:00:00+05:45',
    '2031-03-20T12:00:00-09:30',
    '2032-02-29T00:00:00Z',
  ])
    expect(clockText(readClock(text) as NonNullable<ReturnType<typeof readClock>>)).toBe(text);
});
