/**
 * Small columns cut from large ones: a small typed array of its own costs some twenty times what a view does. A column kept keeps the
 * large one it was cut from, so what is cut here should be kept, and let go, about together.
 */

type Column = Float64Array | Int32Array | Int16Array;

const LENGTH = 4096;

/** @param make a large column of zeros @returns cuts the next column of zeros */
function cutter<T extends Column>(make: (length: number) => T): (length: number) => T {
  let whole = make(0);
  let used = 0;
  return (length) => {
    if (length > whole.length - used) {
      whole = make(Math.max(LENGTH, length));
      used = 0;
    }
    used += length;
    return whole.subarray(used - length, used) as T;
  };
}

export const cutNumbers = cutter((length) => new Float64Array(length));
export const cutIntegers = cutter((length) => new Int32Array(length));
export const cutShorts = cutter((length) => new Int16Array(length));

/** What stands from `start` to `end`, copied. */
export function copyNumbers(from: Float64Array, start = 0, end = from.length): Float64Array {
  const made = cutNumbers(end - start);
  for (let i = start; i < end; i++) made[i - start] = from[i] as number;
  return made;
}

export function copyIntegers(from: Int32Array): Int32Array {
  const made = cutIntegers(from.length);
  for (let i = 0; i < from.length; i++) made[i] = from[i] as number;
  return made;
}

export function copyShorts(from: Int16Array, length: number): Int16Array {
  const made = cutShorts(length);
  for (let i = 0; i < length; i++) made[i] = from[i] as number;
  return made;
}
