/** The description of the API, as a document and as a page. */
import { Hono } from 'hono';
import { API_PAGE_CSS, apiPage } from '../api/api-page.js';
import { openApi } from '../api/open-api.js';

export function apiDescription(): Hono {
  const app = new Hono();
  app.get('/api', (c) => c.html(apiPage()));
  app.get('/api/openapi.json', (c) => c.json(openApi()));
  app.get('/api/page.css', (c) => c.body(API_PAGE_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  return app;
}
