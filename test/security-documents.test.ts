/** The pages on security hold what they say: every point of the standard once, every file they name, and their own sums. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(at(path), 'utf8');

/**
 * OWASP ASVS 5.0.0: points of levels 1 and 2, by section (`chapter.section:points`; a section whose points of level 3 stand
 * between them lists its own). From the standard's own list.
 */
const POINTS = `
  1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5
  3.7:1-2 4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5
  6.6:1-3 6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4
  10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1
  11.6:1 12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3
  15.2:1-3 15.3:1-7 16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2
`;

const FILE = /`(?:src|test|docs|packaging|validation|\.ci)[\w./-]*`/;

const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

test('every point of ASVS 5.0 levels 1 and 2 stands once, in its order', () => {
  const wanted = POINTS.trim()
    .split(/\s+/)
    .flatMap((section) => {
      const [name = '', points = ''] = section.split(':');
      return points.split(',').flatMap((part) => {
        const [from = 0, to = from] = part.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => `${name}.${from + i}`);
      });
    });
  expect(wanted.length).toBe(253);
  expect(rowsOf(read('docs/asvs.md')).map(([point]) => point)).toEqual(wanted);
});

test('its sums are those of its rows', () => {
  const text = read('docs/asvs.md');
  const states = rowsOf(text).map(([, , , state]) => state?.replaceAll('*', ''));
  for (const [state, line] of [
    ['met', /^\| met \| (\d+) \|$/m],
    ['not met', /^\| not met[^|]*\| (\d+) \|$/m],
    ['operator', /^\| operator[^|]*\| (\d+) \|$/m],
    ['does not apply', /^\| does not apply \| (\d+) \|$/m],
  ] as const)
    expect([state, Number(line.exec(text)?.[1])]).toEqual([state, states.filter((one) => one === state).length]);
});

test('a point that is met names a file that shows it; any other says why', () => {
  for (const [point, , , state, why = ''] of rowsOf(read('docs/asvs.md')))
    expect([point, state === 'met' ? FILE.test(why) : why.length > 3]).toEqual([point, true]);
});

test.each(['docs/asvs.md', 'docs/threat-model.md'])('every file that %s names is there', (page) => {
  const named = [...read(page).matchAll(new RegExp(FILE, 'g'))].map(([path]) => path.replaceAll('`', ''));
  const bare = [...read(page).matchAll(/\b(?:docs|validation)\/[\w/-]+\.md\b/g)].map(([path]) => path);
  expect(named.length).toBeGreaterThan(40);
  expect([...new Set([...named, ...bare])].filter((path) => !existsSync(at(path)))).toEqual([]);
});
