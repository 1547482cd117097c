import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DeskAct, type DeskState, deskStep, freshDesk, stateOfKey } from './desk-state.js';
import { brought, type Eye, fitScale, panned, partsInView, toPicture, toWindow, wholeView, zoomed } from './eye.js';

const run = (acts: readonly DeskAct[], from: DeskState = freshDesk('tank')): DeskState => acts.reduce(deskStep, from);
const place = (x: number, y: number): DeskAct => ({ kind: 'place', x, y });

test('a new mark says what the last one said, and number keys are the states in their order', () => {
  const { reading, chosen } = run([
    place(0.1, 0.1),
    { kind: 'say', change: { state: stateOfKey('2') ?? 'UNKNOWN' } },
    { kind: 'turn', what: 'assetType', types: ['tank', 'truck'] },
    place(2, -1),
  ]);
  expect(reading.marks.map(({ assetType, state }) => [assetType, state])).toEqual([
    ['truck', 'DAMAGED'],
    ['truck', 'DAMAGED'],
  ]);
  expect([reading.marks[1]?.x, reading.marks[1]?.y, chosen]).toEqual([1, 0, 1]);
  expect(['1', '2', '3', '4', '5', 'n'].map(stateOfKey)).toEqual([
    'NO_DAMAGE',
    'DAMAGED',
    'DESTROYED',
    'UNKNOWN',
    null,
    null,
  ]);
});

test('a label is of one mark and not of the next', () => {
  const { reading } = run([place(0.1, 0.1), { kind: 'say', change: { label: 'hull 7' } }, place(0.2, 0.2)]);
  expect(reading.marks.map(({ label }) => label)).toEqual(['hull 7', null]);
});

test('Enter goes round, removing keeps the place', () => {
  const three = run([place(0.1, 0), place(0.2, 0), place(0.3, 0)]);
  expect(run([{ kind: 'step', by: 1 }], three).chosen).toBe(0);
  expect(run([{ kind: 'step', by: -1 }], three).chosen).toBe(1);
  const two = run([{ kind: 'choose', mark: 1 }, { kind: 'remove' }], three);
  expect([two.reading.marks.map(({ x }) => x), two.chosen]).toEqual([[0.1, 0.3], 1]);
  expect(run([{ kind: 'remove' }, { kind: 'remove' }, { kind: 'remove' }], two).chosen).toBeNull();
});

const acts: fc.Arbitrary<DeskAct> = fc.oneof(
  fc.constant(place(0.5, 0.5)),
  fc.constantFrom<DeskAct>(
    { kind: 'step', by: 1 },
    { kind: 'move', dx: 0.1, dy: -0.2 },
    { kind: 'say', change: { state: 'DAMAGED' } },
    { kind: 'remove' },
    { kind: 'none', type: 'truck', isNone: true },
    { kind: 'atLeast', isAtLeast: true },
    { kind: 'choose', mark: 0 },
  ),
);

test('whatever was done, undone to the end it is as it was, and redone it is as it became', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 30 }), (list) => {
      const after = run(list);
      const steps = after.past.length;
      const back = run(
        Array.from({ length: steps }, (): DeskAct => ({ kind: 'undo' })),
        after,
      );
      expect(back.reading).toEqual(freshDesk('tank').reading);
      expect(
        run(
          Array.from({ length: steps }, (): DeskAct => ({ kind: 'redo' })),
          back,
        ).reading,
      ).toEqual(after.reading);
    }),
  );
});

const PICTURE = { width: 4000, height: 1000 };
const FRAME = { width: 800, height: 600 };

test('a point of the picture is where it is drawn, and zooming keeps the point under the pointer', () => {
  const eye = wholeView(PICTURE, FRAME);
  expect(eye.scale).toBe(0.2);
  expect(toWindow(eye, PICTURE, FRAME, 0, 0)).toEqual([0, 200]);
  const closer = zoomed(eye, PICTURE, FRAME, 10, 600, 300);
  const [x, y] = toPicture(eye, PICTURE, FRAME, 600, 300);
  const [left, top] = toWindow(closer, PICTURE, FRAME, x, y);
  // rounding of doubles
  expect(left).toBeCloseTo(600, 9);
  expect(top).toBeCloseTo(300, 9);
  expect(zoomed(closer, PICTURE, FRAME, 0.0001)).toEqual(eye);
});

test('nothing outside the picture is looked at, however it is dragged', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9999, max: 9999 }),
      fc.integer({ min: -9999, max: 9999 }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      (dx, dy, by) => {
        const eye: Eye = panned(zoomed(wholeView(PICTURE, FRAME), PICTURE, FRAME, by), PICTURE, FRAME, dx, dy);
        expect(eye.scale).toBeGreaterThanOrEqual(fitScale(PICTURE, FRAME));
        const [left, top] = toPicture(eye, PICTURE, FRAME, 0, 0);
        const [right, bottom] = toPicture(eye, PICTURE, FRAME, FRAME.width, FRAME.height);
        // Across it always fills the window; down it may be narrower, and then stands in the middle.
        expect(left).toBeGreaterThan(-1e-9);
        expect(right).toBeLessThan(1 + 1e-9);
        expect(top + bottom).toBeGreaterThan(-1e-9);
        expect(bottom - top > 1 ? eye.y : 0.5).toBe(0.5);
      },
    ),
  );
});

test('a mark that was gone to is brought into view, one in view moves nothing', () => {
  const close = zoomed(wholeView(PICTURE, FRAME), PICTURE, FRAME, 10);
  expect(brought(close, PICTURE, FRAME, 0.51, 0.5)).toBe(close);
  const [left] = toWindow(brought(close, PICTURE, FRAME, 0.9, 0.5), PICTURE, FRAME, 0.9, 0.5);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(FRAME.width);
});

test('parts come from the level whose pixels are no larger than the screen’s, and only those in the window', () => {
  const whole = wholeView(PICTURE, FRAME);
  expect(partsInView(whole, PICTURE, FRAME, 2, 1, 1024)).toEqual([]);
  const close = zoomed(whole, PICTURE, FRAME, 5);
  // At one pixel for one: 800 of 4000 across, about the middle, of four columns; 600 of 1000 down, of four rows.
  const parts = partsInView(close, PICTURE, FRAME, 2, 1, 1024);
  expect(new Set(parts.map(({ level }) => level))).toEqual(new Set([2]));
  expect([...new Set(parts.map(({ column }) => column))]).toEqual([1, 2]);
  expect([...new Set(parts.map(({ row }) => row))]).toEqual([0, 1, 2, 3]);
});
