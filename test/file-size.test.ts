/** One file, one idea: a file that needs a table of contents is split. */
import { expect, test } from 'vitest';
import { sourceFiles } from './support/source.js';

const MOST = 300;
const MEDIAN = 100;

const lines = ['src', 'kernel', 'scripts', 'test', 'bench', 'validation']
  .flatMap((folder) => sourceFiles(folder, /\.(ts|tsx|mjs|css)$/))
  .map(({ path, text }) => ({ path, count: text.split('\n').length - 1 }));

test(`no source file is longer than ${MOST} lines`, () => {
  const shipped = lines.filter(({ path }) => /^(src|kernel)\//.test(path) && !path.includes('.test.'));
  expect(shipped.filter(({ count }) => count > MOST)).toEqual([]);
});

test(`half of the files are under ${MEDIAN} lines`, () => {
  const counts = lines.map(({ count }) => count).sort((a, b) => a - b);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(MEDIAN);
});
