/**
 * How widely claims scatter: log σ and its deviations, one slice each, with the precisions of single rows integrated out: Student's t itself, not the
 * normal behind it, which would hold σ where the precisions were drawn for it. So this is a sweep's last part: the precisions are drawn anew
 * before anything leans on them (van Dyk & Park 2008, doi:10.1198/016214508000000409, on the order).
 */
import type { Rng } from '../../numerics/rng.js';
import { sliceReal } from '../../numerics/slice.js';
import { inflationOf, type Latents } from './draw-latents.js';
import { drawTau } from './draw-spreads.js';
import type { RecordData } from './record-data.js';
import { type Deviations, PRIOR, type RecordDraw } from './record-state.js';
import { shiftCentre } from './shift-centre.js';

/** Rows behind whose claim there is something. */
type Rest = {
  readonly side: readonly number[];
  readonly category: readonly number[];
  /** residual² / 4 */
  readonly quarter: readonly number[];
  readonly bySide: readonly (readonly number[])[];
  readonly byCategory: readonly (readonly number[])[];
};

/** (ν + 1) / 2 */
const POWER = 2.5;
const LARGE = 1e200;

export function drawScale(data: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const rest = restOf(data, draw, latents);
  const { sides, categories } = draw.scale;
  const whole = makeFit(rest, sides, categories);
  const [centre, spread] = PRIOR.s;
  const ofCentre = (s: number): number => whole(s, 1, 1) - ((s - centre) * (s - centre)) / (2 * spread * spread);
  draw.s = sliceReal(draw.s, ofCentre, 0.3, rng);
  for (const deviations of [sides, categories]) {
    const isSide = deviations === sides;
    for (const [g, own] of (isSide ? rest.bySide : rest.byCategory).entries())
      deviations.values[g] = drawOne(rest, draw, isSide, g, own, rng);
    draw.s = shiftCentre(draw.s, PRIOR.s, deviations, rng);
    drawTau(deviations, PRIOR.scale, rng);
    // The deviations over their spread stay; the spread moves.
    const before = deviations.tau;
    const stretched = (log: number): number => {
      const tau = Math.exp(log);
      const held = isSide ? whole(draw.s, tau / before, 1) : whole(draw.s, 1, tau / before);
      return held + log - (tau * tau) / (2 * PRIOR.scale * PRIOR.scale);
    };
    deviations.tau = Math.max(1e-6, Math.exp(sliceReal(Math.log(before), stretched, 1, rng)));
    for (let g = 0; g < deviations.values.length; g++)
      deviations.values[g] = ((deviations.values[g] as number) * deviations.tau) / before;
  }
}

/** log density of all residuals; deviations as they stand at each call, times a ratio. */
function makeFit({ side, category, quarter, bySide, byCategory }: Rest, sides: Deviations, categories: Deviations) {
  const [ofSide, ofCategory] = [new Float64Array(sides.values.length), new Float64Array(categories.values.length)];
  return (s: number, onSides: number, onCategories: number): number => {
    let total = -quarter.length * s;
    for (let g = 0; g < ofSide.length; g++) {
      const value = onSides * (sides.values[g] as number);
      total -= (bySide[g] as readonly number[]).length * value;
      ofSide[g] = Math.exp(-2 * (s + value));
    }
    for (let g = 0; g < ofCategory.length; g++) {
      const value = onCategories * (categories.values[g] as number);
      total -= (byCategory[g] as readonly number[]).length * value;
      ofCategory[g] = Math.exp(-2 * value);
    }
    let product = 1;
    for (let i = 0; i < quarter.length; i++) {
      product *=
        1 +
        (quarter[i] as number) * (ofSide[side[i] as number] as number) * (ofCategory[category[i] as number] as number);
      if (product > LARGE) {
        total -= POWER * Math.log(product);
        product = 1;
      }
    }
    return total - POWER * Math.log(product);
  };
}

/** The deviation of one side or category. */
function drawOne(
  { side, category, quarter }: Rest,
  { s, scale: { sides, categories } }: RecordDraw,
  isSide: boolean,
  g: number,
  own: readonly number[],
  rng: Rng,
): number {
  const { values, tau } = isSide ? sides : categories;
  if (own.length === 0) return tau * rng.normal();
  const squares = own.map((i) => {
    const other = isSide ? categories.values[category[i] as number] : sides.values[side[i] as number];
    return (quarter[i] as number) * Math.exp(-2 * (s + (other as number)));
  });
  const logDensity = (value: number): number => {
    let total = -own.length * value - (value * value) / (2 * tau * tau);
    const factor = Math.exp(-2 * value);
    let product = 1;
    for (let j = 0; j < squares.length; j++) {
      product *= 1 + (squares[j] as number) * factor;
      if (product > LARGE) {
        total -= POWER * Math.log(product);
        product = 1;
      }
    }
    return total - POWER * Math.log(product);
  };
  return sliceReal(values[g] as number, logDensity, Math.max(0.2, 2 * tau), rng);
}

function restOf({ rows, groups }: RecordData, draw: RecordDraw, { truth, ratio }: Latents): Rest {
  const [side, category, quarter]: [number[], number[], number[]] = [[], [], []];
  const bySide = groups.sides.map((): number[] => []);
  const byCategory = groups.categories.map((): number[] => []);
  for (const [i, row] of rows.entries()) {
    if (truth[i] === 0) continue;
    const residual = (ratio[i] as number) - inflationOf(draw, row);
    bySide[row.side]?.push(quarter.length);
    byCategory[row.category]?.push(quarter.length);
    side.push(row.side);
    category.push(row.category);
    quarter.push((residual * residual) / 4);
  }
  return { side, category, quarter, bySide, byCategory };
}
