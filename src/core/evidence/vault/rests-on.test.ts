import { expect, test } from 'vitest';
import { buildCase } from '../../../testing/build-case.js';
import { restsOn } from './rests-on.js';

const CASE = buildCase({
  imagery: [{ url: 'https://www.example.org/a/' }, { url: null }],
  readings: [{}, { imageId: 'i2' }],
});

test('a file is the image whose address it has, however that is written, and carries the readings of it', () => {
  const [found, ...others] = restsOn('http://example.org/a#top', CASE);
  expect(others).toEqual([]);
  expect(found?.image.id).toBe('i1');
  expect(found?.readings.map(({ imageId }) => imageId)).toEqual(['i1']);
});

test('a file without an address, or of another page, carries nothing', () => {
  expect(restsOn(null, CASE)).toEqual([]);
  expect(restsOn('https://example.org/a/b', CASE)).toEqual([]);
});
