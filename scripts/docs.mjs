/**
 * `npm run docs`: the documentation as a static site in dist/docs, from the Markdown files of the repository. No script in it, no
 * request to anywhere; it reads from disk, from any server, and under /docs of the workbench. A link that leads nowhere fails the build.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';
import { pagesOf } from './docs-pages.mjs';
import { styleOf } from './docs-style.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Every page and the style, by address in the built folder. @throws Error naming every link that leads nowhere */
export function buildPages(root) {
  const pages = pagesOf(root).map((page) => ({ ...page, ...rendered(root, page) }));
  const bySource = new Map(pages.map((page) => [page.from, page]));
  const wrong = [];
  const files = new Map([['docs.css', styleOf(root)]]);
  const copies = new Map();
  for (const page of pages) {
    const body = page.html.replace(/ (href|src)="([^"]*)"/g, (whole, name, href) => {
      const found = target(root, page, href, bySource, copies);
      if (found === null) wrong.push(`${page.from}: a link that leads somewhere, got ${href}`);
      return found === null ? whole : found === '' ? '' : ` ${name}="${found}"`;
    });
    files.set(page.to, shell(page, pages, body));
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return { files, copies };
}

function rendered(root, { from }) {
  const text = readFileSync(join(root, from), 'utf8');
  const ids = new Map();
  const headings = [];
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text: plain }) {
        const base = slug(plain);
        const n = ids.get(base) ?? 0;
        ids.set(base, n + 1);
        const id = n === 0 ? base : `${base}-${n}`;
        headings.push({ id, depth, text: this.parser.parseInline(tokens) });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // Wide tables scroll in a frame of their own, by keyboard too.
      table(token) {
        const cell = ({ tokens, header }, i) => {
          const tag = header ? 'th' : 'td';
          const align = token.align[i] ? ` class="${token.align[i]}"` : '';
          return `<${tag}${header ? ' scope="col"' : ''}${align}>${this.parser.parseInline(tokens)}</${tag}>`;
        };
        const row = (cells) => `<tr>${cells.map(cell).join('')}</tr>`;
        const first = token.header.map(({ text: head }) => head).join(', ');
        return (
          `<div class="scroll" role="region" tabindex="0" aria-label="Table: ${escaped(first)}"><table>` +
          `<thead>${row(token.header)}</thead><tbody>${token.rows.map(row).join('')}</tbody></table></div>\n`
        );
      },
      code({ text: code }) {
        return `<pre tabindex="0"><code>${escaped(code)}</code></pre>\n`;
      },
      image({ href, text: alt }) {
        const drawn = /\.svg$/.test(href) ? join(root, dirname(from), href) : null;
        if (drawn && existsSync(drawn)) return `<div class="chart">${readFileSync(drawn, 'utf8').trim()}</div>`;
        return `<img src="${href}" alt="${escaped(alt)}" loading="lazy">`;
      },
      html({ text: raw }) {
        return escaped(raw);
      },
    },
  });
  const html = marked.parse(text);
  return { html, headings, ids: new Set(headings.map(({ id }) => id)), title: headings[0]?.text ?? from };
}

/** Where a link leads from this page: '' for a file that has no page, null for nothing at all. */
function target(root, page, href, bySource, copies) {
  if (/^https?:\/\/|^mailto:/.test(href)) return href;
  const [path = '', hash] = decodeURIComponent(href.replaceAll('&amp;', '&')).split('#');
  const source = path === '' ? page.from : posix.normalize(posix.join(posix.dirname(page.from), path));
  const full = join(root, source);
  const home = source.startsWith('..') || !existsSync(full) ? null : source;
  if (home === null) return null;
  const named = bySource.get(source) ?? bySource.get(posix.join(source, 'README.md'));
  const to = named ?? (source === 'docs/methods' ? bySource.get('docs/index.md') : undefined);
  if (to) {
    if (hash && !to.ids.has(hash)) return null;
    return posix.relative(posix.dirname(page.to), to.to) + (hash ? `#${hash}` : '');
  }
  if (/\.(png|jpe?g)$/.test(source)) {
    const copy = `media/${posix.basename(source)}`;
    copies.set(copy, full);
    return posix.relative(posix.dirname(page.to), copy);
  }
  // A folder or file of the repository: named in the text, and to be found there.
  return '';
}

function shell(page, pages, body) {
  const up = (to) => posix.relative(posix.dirname(page.to), to);
  const groups = [...new Set(pages.map(({ group }) => group))];
  const entry = (other) =>
    `<li><a href="${up(other.to)}"${other === page ? ' aria-current="page"' : ''}>${short(other.title)}</a></li>`;
  const nav = groups
    .map((group) => {
      const own = pages.filter((other) => other.group === group);
      return `<h2>${group}</h2><ul>${own.map(entry).join('')}</ul>`;
    })
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(page.title)} · Plumbline</title>
<link rel="stylesheet" href="${up('docs.css')}">
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header><a href="${up('index.html')}">Plumbline</a> <span>documentation</span></header>
<div class="frame">
<nav aria-label="Pages">${nav}</nav>
<main id="main">
${body}</main>
</div>
</body>
</html>
`;
}

/** A title up to its colon: what stands behind it is for the page itself. */
const short = (title) => title.split(': ')[0];
const plain = (html) => html.replace(/<[^>]*>/g, '');
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/<[^>]*>|[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

/** Built anew when a page, the style or this script is not that of the last build. */
export function ensureDocs(root, note) {
  const out = join(root, 'dist', 'docs');
  const { files, copies } = buildPages(root);
  const hash = createHash('sha256');
  for (const [to, text] of files) hash.update(`${to}\0${text}\0`);
  for (const [to, full] of copies) hash.update(`${to}\0${statSync(full).size}\0`);
  const digest = hash.digest('hex');
  const stamp = join(out, '.sources');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  note('building the documentation');
  rmSync(out, { recursive: true, force: true });
  const place = (to) => {
    mkdirSync(dirname(join(out, to)), { recursive: true });
    return join(out, to);
  };
  for (const [to, text] of files) writeFileSync(place(to), text);
  for (const [to, full] of copies) cpSync(full, place(to));
  writeFileSync(stamp, digest);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureDocs(ROOT, (line) => console.error(`plumbline: ${line}`));
    console.log('dist/docs/index.html');
  } catch (error) {
    console.error(`plumbline: ${error.message}`);
    process.exitCode = 1;
  }
}
