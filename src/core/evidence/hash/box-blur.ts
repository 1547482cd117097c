/**
 * The blur before PDQ's reduction to 64 × 64: two passes of a box along rows and columns, which together weigh like a tent
 * (Jarosz 2001). The window of a pass is half a block; at an edge it narrows and is divided by what is in it. Running sums in
 * single precision, in the order of the reference, so that the same pixels give the same bits.
 */
const { fround } = Math;
const PASSES = 2;
const SIDE = 64;

/** Blurs `values` in place (rows × columns, row by row); `spare` has the same length and is overwritten. */
export function boxBlur(values: Float32Array, spare: Float32Array, rows: number, columns: number): void {
  const [along, across] = [windowOf(columns), windowOf(rows)];
  for (let pass = 0; pass < PASSES; pass++) {
    for (let row = 0; row < rows; row++) boxLine(values, spare, row * columns, columns, 1, along);
    for (let column = 0; column < columns; column++) boxLine(spare, values, column, rows, columns, across);
  }
}

/** Pixels of one pass: half of a block of which there are 64, rounded up. */
const windowOf = (length: number): number => Math.floor((length + 2 * SIDE - 1) / (2 * SIDE));

/** Means over a window of one line: `length` values, `stride` apart, from `from` on. */
function boxLine(
  values: Float32Array,
  out: Float32Array,
  from: number,
  length: number,
  stride: number,
  window: number,
): void {
  const ahead = Math.floor((window + 2) / 2) - 1;
  let [sum, inside] = [0, 0];
  let [left, right, at] = [from, from, from];
  for (let i = 0; i < ahead; i++, right += stride) {
    sum = fround(sum + (values[right] as number));
    inside++;
  }
  for (let i = ahead; i < window; i++, right += stride, at += stride) {
    sum = fround(sum + (values[right] as number));
    inside++;
    out[at] = sum / inside;
  }
  for (let i = window; i < length; i++, left += stride, right += stride, at += stride) {
    sum = fround(sum + (values[right] as number));
    sum = fround(sum - (values[left] as number));
    out[at] = sum / inside;
  }
  for (let i = 0; i < ahead; i++, left += stride, at += stride) {
    sum = fround(sum - (values[left] as number));
    inside--;
    out[at] = sum / inside;
  }
}

/** The 64 × 64 values at the centres of as many equal blocks. */
export function decimate(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < SIDE; i++) {
    const row = Math.floor(((i + 0.5) * rows) / SIDE);
    for (let j = 0; j < SIDE; j++)
      out[i * SIDE + j] = values[row * columns + Math.floor(((j + 0.5) * columns) / SIDE)] as number;
  }
  return out;
}
