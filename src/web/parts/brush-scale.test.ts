import { expect, test } from 'vitest';
import { brushScale, brushTicks } from './brush-scale.js';

const STRIKE = 20_000;
const scale = brushScale(STRIKE - 400, STRIKE + 700, STRIKE, 800, 12);

test('every day near the strike is found again where it stands, and the ends are the ends', () => {
  for (let day = STRIKE - 40; day <= STRIKE + 40; day++) expect(scale.dayAt(scale.at(day))).toBe(day);
  expect([scale.at(STRIKE - 400), scale.at(STRIKE + 700)].map(Math.round)).toEqual([12, 788]);
  expect([scale.dayAt(-50), scale.dayAt(5_000)]).toEqual([STRIKE - 400, STRIKE + 700]);
});

test('later days stand further right, the first day after the strike wider than one a year on', () => {
  const at = Array.from({ length: 1_101 }, (_, i) => scale.at(STRIKE - 400 + i));
  expect(at.every((x, i) => i === 0 || x > (at[i - 1] as number))).toBe(true);
  expect(scale.at(STRIKE + 1) - scale.at(STRIKE)).toBeGreaterThan(
    100 * (scale.at(STRIKE + 366) - scale.at(STRIKE + 365)),
  );
});

test('marks do not run into each other, and the strike has one', () => {
  const ticks = brushTicks(scale, STRIKE, 60);
  expect(ticks).toContain(0);
  const at = ticks.map((step) => scale.at(STRIKE + step));
  expect(at.every((x, i) => i === 0 || x - (at[i - 1] as number) >= 60)).toBe(true);
});

test('a case of one day has a scale', () => {
  const one = brushScale(STRIKE, STRIKE, STRIKE, 300, 12);
  expect(Number.isFinite(one.at(STRIKE))).toBe(true);
  expect(one.dayAt(150)).toBe(STRIKE);
});
