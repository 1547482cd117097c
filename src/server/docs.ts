/** The documentation under /docs: the static site that was built with the program, nothing made on the way. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { webFiles } from './web-files.js';

export const DOCS_PATH = '/docs/';

/** @param root folder of the built site; where there is none, /docs says so */
export function docsApp(root: string): Hono {
  const app = new Hono();
  const files = existsSync(join(root, 'index.html')) ? webFiles(root) : null;
  app.get('/docs', (c) => c.redirect(DOCS_PATH, 301));
  app.get(`${DOCS_PATH}*`, (c) => {
    if (files === null) return c.text('the documentation is not built here: npm run docs\n', 404);
    const path = c.req.path.slice(DOCS_PATH.length - 1);
    const page = path.endsWith('/') ? `${path}index.html` : path;
    if (!/\/[^/.]+\.[a-z]+$/.test(page)) return c.text('no such page\n', 404);
    return files(page, c.req.header('accept-encoding') ?? '', c.req.header('if-none-match') ?? null);
  });
  return app;
}
