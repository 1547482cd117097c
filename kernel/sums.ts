/**
 * Sums of independent counts, sweep by sweep: rows stand one after another, behind the lengths of all of them. A row of a sum is
 * Σ_i short[i] · long[n − i], eight counts n at once, each added up in the order of the shorter: O(sweeps · n · m).
 */
import { after, column, columnAt, columns, fill, get, getTwo, put, putTwo, sized } from './memory';

const AT_ONCE = 8;

/** Of a count, at the end of a sum, as of `sweep-rows.ts`: a printed chance has six digits. */
const CUT: f64 = 1e-10;

/** A sum is made in one while the one before it stands in the other. */
const columnsOfSums = columns(2);
/** A row of the longer with noughts on both sides, so that none of the eight is a case of its own. */
const columnPadded = column();

/** Of lists that follow each other, each of so many rows. @returns where the lengths and rows of the sum stand */
export function sumRows(list: usize, count: i32, lists: i32): usize {
  let sum = list;
  let next = after(list, count + numbersIn(list, count));
  for (let i = 1; i < lists; i++) {
    sum = addRows(sum, next, count, columnAt(columnsOfSums, i & 1));
    next = after(next, count + numbersIn(next, count));
  }
  return sum;
}

function numbersIn(rows: usize, count: i32): i32 {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += <i32>get(rows, k);
  return sum;
}

function widest(rows: usize, count: i32): i32 {
  let width = 0;
  for (let k = 0; k < count; k++) if (<i32>get(rows, k) > width) width = <i32>get(rows, k);
  return width;
}

function addRows(a: usize, b: usize, count: i32, into: usize): usize {
  const isShorter = widest(a, count) < widest(b, count);
  const short = isShorter ? a : b;
  const long = isShorter ? b : a;
  const out = sized(into, numbersIn(a, count) + numbersIn(b, count) + AT_ONCE);
  const padded = sized(columnPadded, widest(long, count) + 2 * AT_ONCE);
  fill(padded, 0, AT_ONCE, 0);
  let ofShort = after(short, count);
  let ofLong = after(long, count);
  let row = after(out, count);
  for (let k = 0; k < count; k++) {
    const lengthShort = <i32>get(short, k);
    const lengthLong = <i32>get(long, k);
    for (let i = 0; i < lengthLong; i++) put(padded, AT_ONCE + i, get(ofLong, i));
    fill(padded, AT_ONCE + lengthLong, 2 * AT_ONCE + lengthLong, 0);
    let length = lengthShort + lengthLong - 1;
    addRow(row, ofShort, lengthShort, padded, lengthLong);
    while (length > 1 && get(row, length - 1) < CUT) length--;
    put(out, k, length);
    row = after(row, length);
    ofShort = after(ofShort, lengthShort);
    ofLong = after(ofLong, lengthLong);
  }
  return out;
}

/** Up to seven counts after its last are no part of the sum. */
function addRow(row: usize, short: usize, lengthShort: i32, padded: usize, lengthLong: i32): void {
  const length = lengthShort + lengthLong - 1;
  for (let first = 0; first < length; first += AT_ONCE) {
    let i = first - lengthLong + 1 > 0 ? first - lengthLong + 1 : 0;
    const end = first + AT_ONCE < lengthShort ? first + AT_ONCE : lengthShort;
    let long = after(padded, AT_ONCE + first - i);
    let one = f64x2.splat(0);
    let two = f64x2.splat(0);
    let three = f64x2.splat(0);
    let four = f64x2.splat(0);
    for (; i < end; i++) {
      const chance = f64x2.splat(get(short, i));
      one = f64x2.add(one, f64x2.mul(chance, getTwo(long, 0)));
      two = f64x2.add(two, f64x2.mul(chance, getTwo(long, 2)));
      three = f64x2.add(three, f64x2.mul(chance, getTwo(long, 4)));
      four = f64x2.add(four, f64x2.mul(chance, getTwo(long, 6)));
      long = after(long, -1);
    }
    putTwo(row, first, one);
    putTwo(row, first + 2, two);
    putTwo(row, first + 4, three);
    putTwo(row, first + 6, four);
  }
}
