/**
 * Unit-exponential draws by the ziggurat of 256 layers (Marsaglia & Tsang 2000, doi:10.18637/jss.v005.i08): one uniform, one
 * product and one comparison for 99 draws in a hundred, and no logarithm. Exact up to the 45 bits that are left within a
 * layer.
 */
import type { Rng } from './rng.js';

const LAYERS = 256;
/** Where the tail begins, and the area of every layer (there, table for n = 256). */
const TAIL = 7.697117470131049;
const AREA = 0.003949659822581557;

const edges = new Float64Array(LAYERS + 1);
const heights = new Float64Array(LAYERS + 1);
edges[0] = AREA * Math.exp(TAIL);
edges[1] = TAIL;
for (let i = 1; i < LAYERS - 1; i++)
  edges[i + 1] = -Math.log(AREA / (edges[i] as number) + Math.exp(-(edges[i] as number)));
for (let i = 0; i <= LAYERS; i++) heights[i] = Math.exp(-(edges[i] as number));

export function drawExponential({ uniform }: Rng): number {
  for (let beyond = 0; ; ) {
    const u = LAYERS * uniform();
    const layer = u | 0;
    const x = (u - layer) * (edges[layer] as number);
    if (x < (edges[layer + 1] as number)) return beyond + x;
    if (layer === 0) {
      // Without memory: beyond the tail's beginning it all begins again.
      beyond += TAIL;
      continue;
    }
    const low = heights[layer] as number;
    if (low + uniform() * ((heights[layer + 1] as number) - low) < Math.exp(-x)) return beyond + x;
  }
}
