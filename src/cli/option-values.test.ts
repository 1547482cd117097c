import { expect, test } from 'vitest';
import { dayValue, portValue, scenarioValue, seedValue, stagesValue } from './option-values.js';

test('what is right is taken as it stands', () => {
  expect(seedValue('0')).toBe(0);
  expect(seedValue('4294967295')).toBe(4294967295);
  expect(['2031', '2031-05', '2028-02-29'].map(dayValue)).toEqual(['2031', '2031-05', '2028-02-29']);
  expect(scenarioValue('poor')).toBe('poor');
  expect(stagesValue('losses, cost')).toEqual(['losses', 'cost']);
  expect(portValue('0')).toBe(0);
});

test.each([
  [() => seedValue('-1'), '--seed: a whole number from 0 to 4294967295, got "-1"'],
  [() => seedValue('1e3'), '--seed: a whole number from 0 to 4294967295, got "1e3"'],
  [() => seedValue('4294967296'), '--seed: a whole number from 0 to 4294967295, got "4294967296"'],
  [() => dayValue('2031-02-29'), '--as-of: a calendar day, month or year, got "2031-02-29"'],
  [() => dayValue('2031-05-14T10:00Z'), '--as-of: a calendar day, month or year, got "2031-05-14T10:00Z"'],
  [() => scenarioValue('fair'), '--scenario: one of good, middling, poor, got "fair"'],
  [
    () => stagesValue('losses,prices'),
    '--only: one of claims, evidence, losses, cost, fleet, depth, perception, leverage, dossier, got "prices"',
  ],
  [() => portValue('70000'), '--port: a whole number from 0 to 65535 (0: any free one), got "70000"'],
])('what is wrong is answered with what is allowed (%#)', (parse, message) => {
  expect(parse).toThrow(message);
});
