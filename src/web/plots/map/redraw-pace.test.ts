import { expect, test } from 'vitest';
import { redrawPace } from './redraw-pace.js';

/** A clock that is moved by hand. */
function byHand() {
  let at = 0;
  let due: { at: number; act: () => void }[] = [];
  const pass = (ms: number): void => {
    at += ms;
    const ripe = due.filter((one) => one.at <= at);
    due = due.filter((one) => one.at > at);
    for (const { act } of ripe) act();
  };
  const after = (ms: number, act: () => void) => {
    const one = { at: at + ms, act };
    due.push(one);
    return () => {
      due = due.filter((other) => other !== one);
    };
  };
  return { pass, clock: { now: () => at, after } };
}

test('a map that draws fast is drawn with the next frame, once for all that came before it', () => {
  const { pass, clock } = byHand();
  const drawn: string[] = [];
  const pace = redrawPace(clock);
  pace.took(16);
  pace.wants(() => drawn.push('first'));
  pace.wants(() => drawn.push('second'));
  pass(0);
  expect(drawn).toEqual(['second']);
});

test('a slow one is drawn once the hand rests, and now and then while it does not', () => {
  const { pass, clock } = byHand();
  const drawn: number[] = [];
  const pace = redrawPace(clock);
  pace.took(120);
  for (let i = 0; i < 40; i++) {
    pace.wants(() => drawn.push(i));
    pass(100);
  }
  const meanwhile = [...drawn];
  expect(meanwhile.length).toBeGreaterThan(0);
  expect(meanwhile.length).toBeLessThan(4);
  pass(300);
  expect(drawn).toEqual([...meanwhile, 39]);
});

test('the longer it takes to draw, the more seldom: never more than a tenth of the time of a hand that moves', () => {
  const { pass, clock } = byHand();
  let drawn = 0;
  const pace = redrawPace(clock);
  pace.took(400);
  for (let i = 0; i < 80; i++) {
    pace.wants(() => drawn++);
    pass(100);
  }
  expect(drawn).toBeGreaterThan(0);
  expect(drawn * 400).toBeLessThanOrEqual(8000 / 10);
});

test('one slow frame is forgotten after many fast ones', () => {
  const { pass, clock } = byHand();
  let drawn = 0;
  const pace = redrawPace(clock);
  pace.took(100);
  for (let i = 0; i < 12; i++) pace.took(16);
  pace.wants(() => drawn++);
  pass(0);
  expect(drawn).toBe(1);
});

test('what is closed draws nothing more', () => {
  const { pass, clock } = byHand();
  let drawn = 0;
  const pace = redrawPace(clock);
  pace.wants(() => drawn++);
  pace.close();
  pass(5000);
  expect(drawn).toBe(0);
});
