import { expect, test } from 'vitest';
import { boxOf, here, moved } from './grid-place.js';

const SIZE = { rows: 10, columns: 4 };
const press = (key: string, held: Partial<{ ctrlKey: boolean; shiftKey: boolean }> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false },
  ...held,
});

test('arrows stop at the edges, Ctrl goes to them, Shift takes the cells between', () => {
  const corner = here({ row: 0, column: 0 });
  expect(moved(corner, SIZE, press('ArrowUp'), 5)?.at).toEqual({ row: 0, column: 0 });
  expect(moved(corner, SIZE, press('End', { ctrlKey: true }), 5)?.at).toEqual({ row: 9, column: 3 });
  expect(moved(corner, SIZE, press('PageDown'), 5)?.at).toEqual({ row: 5, column: 0 });
  const wide = moved(corner, SIZE, press('ArrowRight', { shiftKey: true }), 5);
  expect(wide && boxOf(wide)).toEqual({ top: 0, bottom: 0, left: 0, right: 1 });
  expect(moved(corner, SIZE, press('a'), 5)).toBeNull();
});
