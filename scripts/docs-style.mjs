/** The style of the documentation: the workbench's tokens, the styles of its charts, and a page around them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function styleOf(root) {
  const web = join(root, 'src', 'web');
  const plots = readdirSync(join(web, 'plots'))
    .filter((name) => name.endsWith('.module.css'))
    .sort()
    .map((name) => prefixed(readFileSync(join(web, 'plots', name), 'utf8'), name.replace('.module.css', '')));
  return [readFileSync(join(web, 'styles', 'tokens.css'), 'utf8'), PAGE, ...plots].join('\n');
}

/** Classes of one module under its name, as `test/gallery.test.tsx` writes them into the charts. */
const prefixed = (css, module) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/([^{}]+)\{/g, (rule) => rule.replace(/\.([a-zA-Z][\w-]*)/g, `.${module}-$1`));

const PAGE = `*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 400 100% / 1.55 var(--sans); scroll-padding-block-start: var(--u6); }
body { margin: 0; font-size: 1rem; overflow-wrap: break-word; }
a { color: inherit; text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -999px; }
.skip:focus { inset: var(--u2) auto auto var(--u2); background: var(--card); padding: var(--u2) var(--u3); }
header { padding: var(--u3) var(--u6); border-block-end: 1px solid var(--rule); color: var(--mute); font-size: var(--text-s); }
header a { font-family: var(--serif); font-size: var(--text-h3); font-weight: 600; color: var(--ink); text-decoration: none; }
.frame { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: var(--u10); max-inline-size: 78rem; padding-inline: var(--u6); }
nav { padding-block: var(--u6); font-size: var(--text-m); }
nav h2 { font: 600 var(--text-xs) / 1.4 var(--sans); color: var(--mute); margin: var(--u4) 0 var(--u1); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: 3px var(--u2); margin-inline-start: calc(-1 * var(--u2)); text-decoration: none; border-inline-start: 2px solid transparent; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { border-color: var(--ink); font-weight: 600; }
main { padding-block: var(--u6) var(--u16); }
main > :where(p, ul, ol, h1, h2, h3, h4) { max-inline-size: 46rem; }
h1, main h2, main h3 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
h1 { font-size: var(--text-h1); line-height: 1.1; margin: 0 0 var(--u5); }
main h2 { font-size: var(--text-h2); margin: var(--u10) 0 var(--u3); }
main h3 { font-size: var(--text-h3); margin: var(--u6) 0 var(--u2); }
p, main ul, main ol { margin: 0 0 var(--u4); }
li { margin-block-end: var(--u1); }
code { font: 0.9em / 1.4 var(--mono); background: var(--wash); padding: 1px 3px; border-radius: 2px; }
pre { background: var(--wash); border: 1px solid var(--rule); padding: var(--u3) var(--u4); overflow-x: auto; font: var(--text-s) / 1.45 var(--mono); margin: 0 0 var(--u4); }
pre code { font: inherit; background: none; padding: 0; }
.scroll { overflow-x: auto; margin: 0 0 var(--u5); }
table { border-collapse: collapse; font-size: var(--text-m); }
th, td { text-align: start; vertical-align: top; padding: var(--u1) var(--u4) var(--u1) 0; border-block-end: 1px solid var(--rule); }
th { font-weight: 600; color: var(--mute); border-color: var(--edge); }
th.right, td.right { text-align: end; font-variant-numeric: tabular-nums; }
th.center, td.center { text-align: center; }
img { max-inline-size: 100%; block-size: auto; border: 1px solid var(--rule); }
.chart { overflow-x: auto; background: var(--card); border: 1px solid var(--rule); padding: var(--u4); margin: 0 0 var(--u4); inline-size: fit-content; max-inline-size: 100%; }
.chart > div { inline-size: 40rem; max-inline-size: 100%; }
.chart svg { display: block; overflow: visible; }
.chart svg text { font-family: var(--sans); fill: var(--mute); }
@media (max-width: 52rem) {
  .frame { grid-template-columns: minmax(0, 1fr); gap: 0; padding-inline: var(--u4); }
  nav { order: 2; border-block-start: 1px solid var(--rule); columns: 2; }
  header { padding-inline: var(--u4); }
}
@media print { nav, header, .skip { display: none; } .frame { display: block; } }
`;
