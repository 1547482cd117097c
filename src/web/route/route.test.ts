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
    view: {
      ...DEFAULT_VIEW,
      scenario: 'poor',
      asOf: '2030-01-05',
      part: 'item',
      item: 'e0',
      days: { from: '2030-01-01', to: '2030-01-05' },
      places: 'known',
    },
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

test('what is looked for over all cases is in the address; what is no day or table is not asked', () => {
  const route: Route = { page: 'find', asked: { table: 'readings', q: 'a b', from: '2030-01-01', to: '' } };
  expect(parsed(printRoute(route))).toEqual(route);
  expect(printRoute(parsed('/find?table=people&from=spring'))).toBe('/find');
});

test('days that are none, or end before they begin, are all days', () => {
  for (const days of [
    '2030-01-05/2030-01-01',
    '2030-01',
    '2030-01-01/',
    '2030-13-01/2030-13-02',
    '2030-01-01/2030-01-02/2030-01-03',
  ])
    expect(parsed(`/case/x/map?days=${days}`)).toMatchObject({ stage: 'map', view: { days: null } });
});

test('the map that was a part of the files is found where it is now', () => {
  expect(parsed('/case/x/files?part=map')).toMatchObject({ stage: 'map' });
});

test('an unknown page is lost, an unknown value falls back', () => {
  expect(parsed('/case/x/nothing')).toMatchObject({ page: 'lost' });
  expect(parsed('/case/x/model?scenario=best')).toMatchObject({ stage: 'model', view: DEFAULT_VIEW });
});

test.each(['claim/c-1', 'a b', '1&2=3', 'é/ы', '50%+', "it's~(x)!*", ''])(
  '%j comes through an address as a query has it',
  (trace) => {
    const route: Route = { page: 'case', name: 'x', stage: null, view: { ...DEFAULT_VIEW, trace } };
    const query = new URLSearchParams({ n: trace }).toString().replaceAll('%2F', '/');
    expect(printRoute(route)).toBe(`/case/x?${query}`);
    expect(parsed(printRoute(route))).toEqual({ ...route, view: { ...DEFAULT_VIEW, trace: trace || null } });
  },
);
