/** The pages of the documentation in reading order: file in the repository → address in the built folder, and its group. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Methods in the order of the stages; what is not named here follows by name. */
const METHODS = [
  'claims',
  'record',
  'intake',
  'integrity',
  'media',
  'imagery',
  'place-and-time',
  'entities',
  'grading',
  'losses',
  'lists',
  'matching',
  'raters',
  'cost',
  'fleet',
  'depth',
  'perception',
  'leverage',
  'dossier',
  'editing',
  'tables',
];

export function pagesOf(root) {
  const names = readdirSync(join(root, 'docs', 'methods'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3));
  const rank = (name) => (METHODS.includes(name) ? METHODS.indexOf(name) : METHODS.length);
  const methods = names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const page = (group, from, to) => ({ group, from, to });
  return [
    page('Begin', 'docs/index.md', 'index.html'),
    page('Begin', 'docs/tutorial.md', 'tutorial.html'),
    ...methods.map((name) => page('Methods', `docs/methods/${name}.md`, `methods/${name}.html`)),
    page('Reference', 'docs/exchange.md', 'exchange.html'),
    page('Reference', 'docs/cli.md', 'cli.html'),
    page('Reference', 'docs/api.md', 'api.html'),
    page('Reference', 'docs/gallery.md', 'gallery.html'),
    page('Cases', 'cases/README.md', 'cases/index.html'),
    page('Cases', 'cases/spiderweb/README.md', 'cases/spiderweb.html'),
    page('Cases', 'examples/kosovo-1999/README.md', 'cases/kosovo-1999.html'),
    page('Cases', 'examples/ridgeline/README.md', 'cases/ridgeline.html'),
    page('Project', 'ARCHITECTURE.md', 'architecture.html'),
    page('Project', 'CHANGELOG.md', 'changelog.html'),
    page('Project', 'SECURITY.md', 'security.html'),
    page('Project', 'CONTRIBUTING.md', 'contributing.html'),
  ].filter(({ from }) => existsSync(join(root, from)));
}
