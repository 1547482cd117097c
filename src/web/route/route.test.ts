import { expect, test } from 'vitest';
import { STAGES } from '../../core/pipeline.js';
import { DEFAULT_VIEW, isUnder, PAGE_NAMES, parseRoute, printRoute, type Route } from './route.js';

const parsed = (address: string): Route => {
  const { pathname, search } = new URL(address, 'http://here');
  return parseRoute(pathname, search);
};

test.each([null, ...PAGE_NAMES])('page %s has an address that opens it', (stage) => {
  const route: Route = {
    page: 'case',
    name: 'a case',
    stage,
    view: { ...DEFAULT_VIEW, scenario: 'poor', asOf: '2030-01-05', part: 'item', item: 'e0' },
  };
  expect(parsed(printRoute(route))).toEqual(route);
});

test('the record follows the claims, the model card the losses; the stages keep their order, tables and review come last', () => {
  expect(PAGE_NAMES.filter((name) => !isUnder(name))).toEqual([...STAGES.map(({ name }) => name), 'edit', 'review']);
  expect(PAGE_NAMES[PAGE_NAMES.indexOf('record') - 1]).toBe('claims');
  expect(PAGE_NAMES[PAGE_NAMES.indexOf('files') - 1]).toBe('evidence');
  expect(PAGE_NAMES.slice(PAGE_NAMES.indexOf('files'), PAGE_NAMES.indexOf('grading') + 1)).toEqual([
    'files',
    'reading',
    'entities',
    'grading',
  ]);
  expect(PAGE_NAMES[PAGE_NAMES.indexOf('model') - 1]).toBe('losses');
});

test('an unknown page is lost, an unknown value falls back', () => {
  expect(parsed('/case/x/nothing')).toMatchObject({ page: 'lost' });
  expect(parsed('/case/x/model?scenario=best')).toMatchObject({ stage: 'model', view: DEFAULT_VIEW });
});
