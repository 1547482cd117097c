/**
 * Every chart, drawn from a small fixed input: the drawings in docs/gallery are this test's snapshots, compared as markup with
 * numbers to a hundredth of a pixel. `npx vitest run src/web/plots/gallery -u` draws them anew; look at them before committing.
 */
import { readdirSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { CHARTS } from '../gallery/charts.js';

/** The width a chart is given in a page of text, px. */
const WIDTH = 640;

vi.mock('../parts/use-width.js', () => ({ useWidth: () => [{ current: null }, WIDTH] }));
// A number is a link to its trace; a picture has no drawer to open.
vi.mock('../parts/num.js', () => ({ Num: ({ children }: { readonly children: unknown }) => children }));
vi.mock('../model/model-context.js', async () => {
  const { MODEL } = await import('../gallery/model.js');
  return { useModel: () => MODEL };
});
// Classes under the name of their file, as scripts/docs-style.mjs writes the rules.
const classesOf = vi.hoisted(() => (name: string) => ({
  default: new Proxy({}, { get: (_, key) => `${name}-${String(key)}` }),
}));
vi.mock('./belief-marks.module.css', () => classesOf('belief-marks'));
vi.mock('./cell-mark.module.css', () => classesOf('cell-mark'));
vi.mock('./cell-matrix.module.css', () => classesOf('cell-matrix'));
vi.mock('./curves.module.css', () => classesOf('curves'));
vi.mock('./files-timeline.module.css', () => classesOf('files-timeline'));
vi.mock('./fog-curve.module.css', () => classesOf('fog-curve'));
vi.mock('./image-timeline.module.css', () => classesOf('image-timeline'));
vi.mock('./plumb-chart.module.css', () => classesOf('plumb-chart'));
vi.mock('./plumb-figure.module.css', () => classesOf('plumb-figure'));
vi.mock('./ratio-strip.module.css', () => classesOf('ratio-strip'));

/** Charts that only put another in its frame, and pieces of a chart. */
const NO_CHART = new Set(['bob', 'fog-curve', 'plumb-claim', 'plumb-figure']);

const drawn = new Map(CHARTS.map(({ name, element }) => [name, markup(renderToStaticMarkup(element))]));

test('every plot of the folder is in the gallery', () => {
  const plots = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
    .map((name) => name.slice(0, -4))
    .filter((name) => !NO_CHART.has(name));
  expect([...drawn.keys()].sort()).toEqual(plots.sort());
});

test.each([...drawn])('%s draws what it drew', async (name, svg) => {
  await expect(svg).toMatchFileSnapshot(`../../../docs/gallery/${name}.svg`);
});

test.each([...drawn])('%s has words for who cannot see it, and no number that is none', (_name, svg) => {
  expect(svg).toMatch(/aria-label="[^"]{8,}"|<caption>|<li/);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test('the page of the gallery shows every chart, with its sentence', async () => {
  const sections = CHARTS.map(
    ({ name, title, sentence }) =>
      `## ${title}\n\n${sentence}\n\n![${title}](gallery/${name}.svg)\n\n\`src/web/plots/${name}.tsx\``,
  );
  await expect(`${[INTRO, ...sections].join('\n\n')}\n`).toMatchFileSnapshot('../../../docs/gallery.md');
});

const INTRO = `# Gallery: every chart

Each is drawn by the code of the workbench from a small invented input, and its drawing is a test: it fails when a chart draws something else.`;

/** One element a line, numbers to a hundredth, no style of its own. */
function markup(html: string): string {
  const plain = html
    .replace(/ style="[^"]*"/g, '')
    .replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
    .replace(/<svg viewBox="0 0 ([\d.]+) ([\d.]+)"/g, '<svg width="$1" height="$2" viewBox="0 0 $1 $2"')
    .replace(/(<svg class="[^"]*") height="([\d.]+)" viewBox="0 0 ([\d.]+) [\d.]+"/g, '$1 width="$3" height="$2"');
  return `${plain.replace(/></g, '>\n<')}\n`;
}
