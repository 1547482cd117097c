/** The documentation: every page is built, every link leads somewhere, no page needs a script, each method says how accurate it is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../scripts/docs.mjs';
import { pagesOf } from '../scripts/docs-pages.mjs';
import { ROOT } from './support/source.js';

let files: ReadonlyMap<string, string>;
let copies: ReadonlyMap<string, string>;
beforeAll(() => {
  ({ files, copies } = buildPages(ROOT));
});
const pages = () => [...files].filter(([path]) => path.endsWith('.html'));

test('every Markdown file under docs is a page, and every page is a file', () => {
  const found = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  const built = pagesOf(ROOT).map(({ from }) => from);
  expect(found.filter((from) => !built.includes(from))).toEqual([]);
  expect(pages()).toHaveLength(built.length);
});

test('every link and picture of every built page is there, with its heading', () => {
  const wrong = pages().flatMap(([from, html]) =>
    [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, href = '']) => {
      if (/^https?:/.test(href)) return [];
      const [path = '', hash] = href.split('#');
      const to = path === '' ? from : posix.join(posix.dirname(from), path);
      const text = files.get(to);
      if (text === undefined && !copies.has(to)) return [`${from}: ${href}`];
      return hash && !text?.includes(`id="${hash}"`) ? [`${from}: ${href}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('links of the files at the root, read in the repository, lead to a file', () => {
  for (const name of [
    'README.md',
    'CONTRIBUTING.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'cases/README.md',
  ]) {
    const text = readFileSync(join(ROOT, name), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)/g)]
      .map(([, href = '']) => href)
      .filter((href) => !/^https?:/.test(href));
    expect(links.filter((href) => !existsSync(join(ROOT, posix.dirname(name), href)))).toEqual([]);
  }
});

test('pages stand without script, without inline style and without a request to anywhere', () => {
  for (const [path, html] of pages()) {
    expect(path && html).not.toMatch(/<script|<iframe| style="| on[a-z]+="/);
    for (const [, src = ''] of html.matchAll(/<(?:img|link)[^>]* (?:src|href)="([^"]*)"/g))
      expect(src).not.toMatch(/^\w+:/);
  }
  expect(files.get('docs.css')).not.toMatch(/url\(|@import/);
});

test('each page has one title, a language and names for what can be reached by keyboard', () => {
  for (const [path, html] of pages()) {
    expect([path, html.match(/<h1[ >]/g)?.length]).toEqual([path, 1]);
    expect(html).toContain('<html lang="en">');
    expect(
      [...html.matchAll(/<div class="scroll"([^>]*)>/g)].every(([, has = '']) => has.includes('aria-label=')),
    ).toBe(true);
  }
});

test('each method page has a table of what it was held against', () => {
  const names = readdirSync(join(ROOT, 'docs', 'methods'));
  const bare = names.filter((name) => !/^\| ?-/m.test(readFileSync(join(ROOT, 'docs', 'methods', name), 'utf8')));
  expect(bare).toEqual([]);
});
