/**
 * Standard normals by the column: a ziggurat of 256 layers (Marsaglia & Tsang 2000, doi:10.18637/jss.v005.i08, with the layer
 * and the place in it from different bits, after Doornik 2005) on words of its own. Five times `Rng.normal`; another stream.
 */
import { type Rng, seedFrom, wordsFrom } from './rng.js';

const LAYERS = 256;
/** Start of the tail, and the area of each layer. */
const TAIL = 3.654152885361009;
const AREA = 0.00492867323399;

/** Right ends of the layers, widest first, and the density at them. */
const ends = new Float64Array(LAYERS + 1);
const heights = new Float64Array(LAYERS + 1);
ends[0] = AREA / Math.exp((-TAIL * TAIL) / 2);
ends[1] = TAIL;
for (let i = 2; i < LAYERS; i++) {
  const x = ends[i - 1] as number;
  ends[i] = Math.sqrt(-2 * Math.log(AREA / x + Math.exp((-x * x) / 2)));
}
for (let i = 0; i <= LAYERS; i++) heights[i] = Math.exp((-(ends[i] as number) * (ends[i] as number)) / 2);

const TO_UNIT = 1 / 4294967296;

/** Fills `into` with independent standard normals; what it gives depends on where `rng` stands. */
export function fillNormals(into: Float64Array, rng: Rng): void {
  const next = wordsFrom(seedFrom(rng));
  const unit = (): number => ((next() >>> 0) + 0.5) * TO_UNIT;
  let layers = 0;
  let left = 0;
  for (let k = 0; k < into.length; k++) {
    for (;;) {
      // the place from a word of its own, the layer from a quarter of another
      if (left === 0) {
        layers = next();
        left = 4;
      }
      const layer = layers & 255;
      layers >>>= 8;
      left--;
      const place = (next() + 0.5) * (2 * TO_UNIT);
      const x = place * (ends[layer] as number);
      if (Math.abs(x) < (ends[layer + 1] as number)) {
        into[k] = x;
        break;
      }
      if (layer === 0) {
        into[k] = tailBeyond(unit, place < 0);
        break;
      }
      const [top, bottom] = [heights[layer + 1] as number, heights[layer] as number];
      if (bottom + (top - bottom) * unit() < Math.exp((-x * x) / 2)) {
        into[k] = x;
        break;
      }
    }
  }
}

/** Marsaglia 1964. */
function tailBeyond(unit: () => number, isNegative: boolean): number {
  for (;;) {
    const x = -Math.log(unit()) / TAIL;
    const y = -Math.log(unit());
    if (2 * y >= x * x) return isNegative ? -(TAIL + x) : TAIL + x;
  }
}
