import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCalibration, studiesOf } from './calibration.js';

const STUDY = {
  what: 'coverage',
  seeds: [1, 2, 3],
  n: 200,
  result: [{ quantity: 'destroyed', scenario: 'good', value: 0.93, target: 0.9 }],
  date: '2030-01-02',
  machine: 'a laptop',
};

test('the file that ships is read', () => {
  const file = new URL('../../../validation/calibration.json', import.meta.url);
  expect(() => readCalibration(readFileSync(file, 'utf8'))).not.toThrow();
});

test('what was not measured is still named, and a study of another kind comes last', () => {
  const list = readCalibration(JSON.stringify([{ ...STUDY, what: 'another' }, STUDY]));
  expect(studiesOf(list).map(({ what, studies }) => [what, studies.length])).toEqual([
    ['sbc', 0],
    ['coverage', 1],
    ['jags', 0],
    ['another', 1],
  ]);
});

test.each([
  ['no list', {}],
  ['no machine', [{ ...STUDY, machine: undefined }]],
  ['a result without a target', [{ ...STUDY, result: [{ quantity: 'x', value: 1 }] }]],
])('%s is refused', (_, data) => expect(() => readCalibration(JSON.stringify(data))).toThrow('calibration'));
