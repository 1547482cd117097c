import { expect, test } from 'vitest';
import type { Captures } from './captured.js';
import { startOf } from './replay-start.js';

const about = { archive: 'a', capturedAt: '2031-03-14T09:26:53.123Z' };
const page = (url: string, isCaptured = true) => ({ ...about, url, title: null, isCaptured });
const resource = (url: string, mime: string, status = 200) => ({
  ...{ ...about, recordType: 'response', url, status, mime, bytes: 1, digest: 'sha256:' },
});
const captures = (parts: Partial<Captures>): Captures => ({ pages: [], resources: [], problems: [], ...parts });

test('the first page that was captured is opened, even where one before it was only listed', () => {
  const pages = [page('https://a.example/', false), page('https://b.example/')];
  expect(startOf(captures({ pages }), null)).toEqual({ page: 'https://b.example/', at: '20310314092653' });
  expect(startOf(captures({ pages }), { page: 'https://a.example/' })?.page).toBe('https://a.example/');
  expect(startOf(captures({ pages }), { page: 'https://c.example/' })).toBeNull();
});

test('of two captures of one page the one of the moment asked for is opened', () => {
  const later = { ...page('https://a.example/'), capturedAt: '2031-03-15T10:20:00Z' };
  const pages = [page('https://a.example/'), later];
  const at = (moment: string) => startOf(captures({ pages }), { page: 'https://a.example/', at: moment })?.at;
  expect(at('2031-03-15T10:20:00Z')).toBe('20310315102000');
  expect(at('2031-03-14T09:26:53.123Z')).toBe('20310314092653');
  expect(at('2031-03-16T00:00:00Z')).toBeUndefined();
});

test('an archive without a list of pages opens at the first answer that is one', () => {
  const resources = [
    resource('https://a.example/x.png', 'image/png'),
    resource('https://a.example/moved', 'text/html', 301),
    resource('https://a.example/', 'text/html; charset=utf-8'),
  ];
  expect(startOf(captures({ resources }), null)?.page).toBe('https://a.example/');
  expect(startOf(captures({ resources: resources.slice(0, 2) }), null)).toBeNull();
});

test('an address that is no web address is never opened', () => {
  expect(startOf(captures({ pages: [page('javascript:alert(1)'), page('file:///etc/passwd')] }), null)).toBeNull();
});
