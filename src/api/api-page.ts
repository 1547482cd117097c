/** The API as a page: no script, every word escaped. */
import { escaped } from '../core/dossier/site/html.js';
import { VERSION } from '../core/version.js';
import { API_ROUTES, type ApiRoute } from './routes.js';

const topics = [...new Set(API_ROUTES.map(({ topic }) => topic))];

export function apiPage(): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Plumbline</title>
<link rel="stylesheet" href="/api/page.css">
<main>
<h1>API of Plumbline ${escaped(VERSION)}</h1>
<p>The workbench uses nothing else. As a document: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${topics.map(section).join('\n')}
</main>
</html>
`;
}

const section = (topic: string): string => `<h2 id="${escaped(topic)}">${escaped(topic)}</h2>
${API_ROUTES.filter((route) => route.topic === topic)
  .map(entry)
  .join('\n')}`;

const entry = ({ method, path, does, takes = {}, body, answers }: ApiRoute): string => `<section>
<h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${escaped(does)}</p>
<dl>
${Object.entries(takes)
  .map(([name, { means }]) => row(name, means))
  .join('\n')}
${body === undefined ? '' : row('body', `${body.shape}${body.type ? `, ${body.type}` : ''}`)}
${Object.entries(answers)
  .map(([status, { means, body: shape }]) => row(status, shape ? `${means} (${shape})` : means))
  .join('\n')}
</dl>
</section>`;

const row = (name: string, means: string): string =>
  `<div><dt><code>${escaped(name)}</code></dt><dd>${escaped(means)}</dd></div>`;

export const API_PAGE_CSS = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#fbfaf7, #171613); color: light-dark(#1c1b19, #e9e6de); }
main { max-inline-size: 46rem; margin: 2rem auto; padding-inline: 1rem; }
h1, h2 { font-family: Georgia, serif; }
h2 { border-block-end: 1px solid; padding-block-start: 1rem; }
h3 { font-size: 1rem; margin-block-end: 0; overflow-wrap: anywhere; }
section p { margin-block: .25rem; }
dl { margin: 0 0 1.5rem; }
dl > div { display: grid; grid-template-columns: 7rem 1fr; gap: .5rem; }
dd { margin: 0; }
a { color: inherit; }
`;
