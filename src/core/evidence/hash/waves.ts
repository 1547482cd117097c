/**
 * The 16 × 16 lowest waves of a 64 × 64 picture, constants left out: rows 1 to 16 of the discrete cosine transform applied on
 * both sides (Zauner 2010), summed in single precision in the order of the reference.
 */
const { fround } = Math;
export const WAVES = 16;
const SIDE = 64;

const MATRIX = Float32Array.from({ length: WAVES * SIDE }, (_, at) => {
  const [i, j] = [Math.floor(at / SIDE), at % SIDE];
  return fround(Math.sqrt(2 / SIDE)) * Math.cos((Math.PI / 2 / SIDE) * (i + 1) * (2 * j + 1));
});

/** @param block 64 × 64, row by row; @returns 16 × 16, row by row */
export function wavesOf(block: Float32Array): Float32Array {
  const half = new Float32Array(WAVES * SIDE);
  for (let i = 0; i < WAVES; i++) {
    for (let j = 0; j < SIDE; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++)
        sum = fround(sum + fround((MATRIX[i * SIDE + k] as number) * (block[k * SIDE + j] as number)));
      half[i * SIDE + j] = sum;
    }
  }
  const waves = new Float32Array(WAVES * WAVES);
  for (let i = 0; i < WAVES; i++) {
    for (let j = 0; j < WAVES; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++)
        sum = fround(sum + fround((half[i * SIDE + k] as number) * (MATRIX[j * SIDE + k] as number)));
      waves[i * WAVES + j] = sum;
    }
  }
  return waves;
}
