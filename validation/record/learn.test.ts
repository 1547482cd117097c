import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { learnt, RECORD_FILE } from './learn.js';

test('the shipped record is what its pairs teach', () => {
  expect(learnt()).toBe(readFileSync(RECORD_FILE, 'utf8'));
});
