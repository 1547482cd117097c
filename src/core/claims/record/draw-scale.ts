/** How widely claims scatter: log σ and its deviations, one slice each given the standardized residuals, from their sums per side and category. */
import type { Rng } from '../../numerics/rng.js';
import { sliceReal } from '../../numerics/slice.js';
import { inflationOf, type Latents } from './draw-latents.js';
import { drawTau } from './draw-spreads.js';
import type { RecordData } from './record-data.js';
import { PRIOR, type RecordDraw } from './record-state.js';

type Cell = { readonly side: number; readonly category: number; n: number; squares: number };

export function drawScale(data: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const cells = cellsOf(data, draw, latents);
  const { sides, categories } = draw.scale;
  const level = (cell: Cell, s: number, side: number, category: number): number => {
    const log = s + side + category;
    return -cell.n * log - 0.5 * cell.squares * Math.exp(-2 * log);
  };
  const whole = (s: number, bySide: number, byCategory: number): number => {
    let total = 0;
    for (const cell of cells)
      total += level(
        cell,
        s,
        bySide * (sides.values[cell.side] as number),
        byCategory * (categories.values[cell.category] as number),
      );
    return total;
  };
  const [centre, spread] = PRIOR.s;
  draw.s = sliceReal(draw.s, (s) => whole(s, 1, 1) - (s - centre) ** 2 / (2 * spread * spread), 0.3, rng);

  for (const [deviations, placeOf] of [
    [sides, (cell: Cell) => cell.side],
    [categories, (cell: Cell) => cell.category],
  ] as const) {
    for (let g = 0; g < deviations.values.length; g++) {
      const own = cells.filter((cell) => placeOf(cell) === g);
      const { tau } = deviations;
      if (own.length === 0) {
        deviations.values[g] = tau * rng.normal();
        continue;
      }
      const at = (value: number): number => {
        let total = -(value * value) / (2 * tau * tau);
        for (const cell of own)
          total +=
            deviations === sides
              ? level(cell, draw.s, value, categories.values[cell.category] as number)
              : level(cell, draw.s, sides.values[cell.side] as number, value);
        return total;
      };
      deviations.values[g] = sliceReal(deviations.values[g] as number, at, Math.max(0.1, tau), rng);
    }
    drawTau(deviations, PRIOR.scale, rng);
    // The deviations over their spread stay; the spread moves.
    const before = deviations.tau;
    const grown = sliceReal(
      Math.log(before),
      (log) => {
        const ratio = Math.exp(log) / before;
        const tau = Math.exp(log);
        const fit = deviations === sides ? whole(draw.s, ratio, 1) : whole(draw.s, 1, ratio);
        return fit + log - (tau * tau) / (2 * PRIOR.scale * PRIOR.scale);
      },
      1,
      rng,
    );
    deviations.tau = Math.max(1e-6, Math.exp(grown));
    for (let g = 0; g < deviations.values.length; g++)
      deviations.values[g] = ((deviations.values[g] as number) * deviations.tau) / before;
  }
}

function cellsOf({ rows }: RecordData, draw: RecordDraw, latents: Latents): readonly Cell[] {
  const cells = new Map<number, Cell>();
  const categories = draw.scale.categories.values.length;
  for (const [i, row] of rows.entries()) {
    if (latents.truth[i] === 0) continue;
    const key = row.side * categories + row.category;
    const cell = cells.get(key) ?? { side: row.side, category: row.category, n: 0, squares: 0 };
    const residual = (latents.ratio[i] as number) - inflationOf(draw, row);
    cell.n++;
    cell.squares += (latents.lambda[i] as number) * residual * residual;
    cells.set(key, cell);
  }
  return [...cells.values()];
}
