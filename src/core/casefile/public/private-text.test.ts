import { expect, test } from 'vitest';
import { withoutPrivate } from './private-text.js';
import { publicPlace } from './public-place.js';

const NONE: ReadonlySet<string> = new Set();

test.each([
  ['seen by @night_owl there', 'seen by [account withheld] there', '@night_owl'],
  ['write to a.b@desk.example now', 'write to [mail withheld] now', 'a.b@desk.example'],
  ['in /home/ana/case/x.jpg', 'in [path withheld]', '/home/ana/case/x.jpg'],
  ['in C:\\Users\\ana\\x.jpg', 'in [path withheld]', 'C:\\Users\\ana\\x.jpg'],
  ['at 12.34567, 98.76543 exactly', 'at [position withheld] exactly', '12.34567, 98.76543'],
  ['call +44 20 7946 0000 first', 'call [telephone withheld] first', '+44 20 7946 0000'],
  ['https://t.me/night_owl/42', 'https://t.me/', 'night_owl/42'],
])('%s carries nothing out that names somebody', (text, clean, value) => {
  const made = withoutPrivate(text, NONE);
  expect(made.text).toBe(clean);
  expect(made.found.map((one) => one.value)).toContain(value);
});

test.each([
  'https://news.example/home/2031/root/story',
  '52.9, 103.6 as on public pages',
  'about 1,234 of 5,678 on 2031-03-14',
  'https://t.me/',
])('%s stays as it is written', (text) => expect(withoutPrivate(text, NONE)).toEqual({ text, found: [] }));

test('an account that a desk publishes all the same stays, in text and in addresses', () => {
  const allowed = new Set(['general_staff']);
  for (const text of ['by @General_Staff', 'https://t.me/general_staff/9'])
    expect(withoutPrivate(text, allowed).text).toBe(text);
});

test('a fine position becomes its cell, whatever uncertainty it claims; a coarse one stays', () => {
  const fine = publicPlace({ lat: '52.91547', lon: '103.57421', uncertaintyKm: '10' }, 'exact');
  expect(fine).toMatchObject({ isCoarsened: true, lat: '52.95' });
  // At least half the diagonal of a cell of a tenth of a degree (7.9 km) and the position's own 10.
  expect(Number(fine.uncertaintyKm)).toBeGreaterThanOrEqual(17);
  expect(publicPlace({ lat: '52.9', lon: '103.6', uncertaintyKm: '10' }, '10km').isCoarsened).toBe(false);
  expect(publicPlace({ lat: '52.9', lon: '103.6', uncertaintyKm: '1' }, '10km').isCoarsened).toBe(true);
  expect(publicPlace({ lat: '52.9', lon: '103.6', uncertaintyKm: '10' }, 'withheld')).toMatchObject({ lat: '52.5' });
});
