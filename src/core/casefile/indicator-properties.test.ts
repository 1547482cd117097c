import { expect, test } from 'vitest';
import { generateCase } from '../../testing/generate-case.js';
import { printProblem } from '../problem.js';
import { readCase } from './read.js';

/** A generated folder with one word of its package changed. */
function told(from: string, to: string): readonly string[] {
  const files = new Map(generateCase(3, { complete: true }).files);
  const text = new TextDecoder().decode(files.get('datapackage.json'));
  expect(text).toContain(from);
  files.set('datapackage.json', new TextEncoder().encode(text.replace(from, to)));
  const read = readCase(files);
  return read.ok ? [] : read.problems.map(printProblem);
}

test('what is said of a series that the table does not have is a slip, and told', () => {
  expect(told('"articles_per_day": {', '"artikles_per_day": {')).toEqual([
    'datapackage.json plumbline:indicators artikles_per_day: an indicator of the series table, got "artikles_per_day"',
  ]);
});

test('fieldwork of a day without a row, and a benchmark that is no series, are told', () => {
  const day = /"fieldwork": \{\s*"([^"]+)"/.exec(
    new TextDecoder().decode(generateCase(3, { complete: true }).files.get('datapackage.json')),
  )?.[1] as string;
  expect(told(`"${day}": {`, '"2001-01-01": {')[0]).toMatch(/fieldwork: the date of a row/);
  expect(told('"benchmark": "neighbours_close"', '"benchmark": "neighbors_close"')[0]).toMatch(
    /benchmark: an indicator of the series table, got "neighbors_close"/,
  );
});
