/**
 * Numbers in linear memory. A place is never given back: whoever asked keeps it and fills it anew. No objects here, so no
 * collector: memory is what `room` has handed out.
 */

const PAGE: usize = 65536;

let end: usize = 0;

/** @returns a place for so many numbers, all zero. Views that the host made of the memory before may be void after it. */
export function room(numbers: i32): usize {
  if (end === 0) end = (__heap_base + 15) & ~15;
  const place = end;
  end += ((<usize>numbers) << 3) + 15;
  end &= ~15;
  const missing = <i32>((end + PAGE - 1) / PAGE) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return place;
}

/** A column of numbers that grows: where it stands, and how many it holds. */
export function column(): usize {
  return room(2);
}

/** So many columns one after another: where the first stands. */
export function columns(count: i32): usize {
  return room(2 * count);
}

/** The i-th of columns that follow each other. */
export function columnAt(first: usize, i: i32): usize {
  return first + ((<usize>i) << 4);
}

/** Where a column stands, for so many numbers at least. What was in it is gone when it grows, by doubling. */
export function sized(column: usize, length: i32): usize {
  if (load<i32>(column, 8) < length) {
    store<usize>(column, room(2 * length));
    store<i32>(column, 2 * length, 8);
  }
  return load<usize>(column);
}

/** The same, but what was in it is kept. */
export function grown(column: usize, length: i32): usize {
  const before = load<usize>(column);
  const held = load<i32>(column, 8);
  const place = sized(column, length);
  if (place !== before) memory.copy(place, before, (<usize>held) << 3);
  return place;
}

/** The place so many numbers on. */
export function after(place: usize, count: i32): usize {
  return place + ((<usize>count) << 3);
}

export function get(place: usize, i: i32): f64 {
  return load<f64>(place + ((<usize>i) << 3));
}

export function put(place: usize, i: i32, value: f64): void {
  store<f64>(place + ((<usize>i) << 3), value);
}

export function add(place: usize, i: i32, value: f64): void {
  put(place, i, get(place, i) + value);
}

/** Two numbers that follow each other, as one: each is worked on as it would be alone. */
export function getTwo(place: usize, i: i32): v128 {
  return v128.load(place + ((<usize>i) << 3));
}

export function putTwo(place: usize, i: i32, value: v128): void {
  v128.store(place + ((<usize>i) << 3), value);
}

/** Adds to numbers as many others, multiplied. */
export function addTimes(into: usize, from: usize, length: i32, by: f64): void {
  const factors = f64x2.splat(by);
  let i = 0;
  for (; i + 1 < length; i += 2) putTwo(into, i, f64x2.add(getTwo(into, i), f64x2.mul(factors, getTwo(from, i))));
  if (i < length) add(into, i, by * get(from, i));
}

export function fill(place: usize, from: i32, to: i32, value: f64): void {
  let i = from;
  const two = f64x2.splat(value);
  for (; i + 1 < to; i += 2) putTwo(place, i, two);
  if (i < to) put(place, i, value);
}
