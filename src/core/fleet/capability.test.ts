import { expect, test } from 'vitest';
import { isGap } from '../problem.js';
import { capabilityLoss, slackEffect } from './capability.js';

test('losses may all have stood idle, until more were lost than stood idle', () => {
  expect(capabilityLoss(3, 20, 8)).toEqual({ low: 0, proportional: 0.15, high: 0.375 });
  // 12 idle, 15 lost: at least 3 of the 8 that flew.
  expect(capabilityLoss(15, 20, 8).low).toBe(3 / 8);
  expect(capabilityLoss(3, 8, 8)).toEqual({ low: 0.375, proportional: 0.375, high: 0.375 });
});

test('no more than everything can be lost', () => {
  expect(capabilityLoss(30, 20, 8)).toEqual({ low: 1, proportional: 1, high: 1 });
});

test('slack keeps the output up while the hours per asset rise', () => {
  const effect = slackEffect(40, 0.5, 4, 8);
  if (isGap(effect)) throw new Error(effect.detail);
  expect(effect).toMatchObject({ available: 20, remaining: [20, 18, 16], utilisationBefore: 0.4, outputLost: 0 });
  expect(effect.utilisationAfterWorst).toBe(0.5);
  expect(effect.hoursRise).toBe(0.25);
});

test('a demand beyond what is left is lost output', () => {
  expect(slackEffect(40, 0.5, 4, 18)).toMatchObject({ outputLost: 2 });
});

test('when nothing may be left, no rise of hours is stated', () => {
  expect(slackEffect(40, 0.5, 20, 8)).toMatchObject({ reason: 'outside-model' });
});
