/** Whether a series can carry a number at all: long enough, dated, covered, moving; and what was left out on the way. */
import { type Gap, gap, InputError, isGap } from '../../problem.js';
import type { Control, SeriesInput } from './effect.js';
import { gridOf } from './grid.js';

/** On an even grid; NaN where nothing was taken. */
export type Checked = {
  /** null for a step that has no row */
  readonly at: readonly (string | null)[];
  readonly y: Float64Array;
  readonly controls: readonly { readonly name: string; readonly values: Float64Array }[];
  /** steps before the event */
  readonly before: number;
  readonly step: string;
  readonly warnings: readonly string[];
};

/** Rows with a value that a structural model needs before the event. */
export const LEAST_BEFORE = 8;
/** Share of the steps before the event that may be missing. */
const MOST_MISSING = 0.25;

/** @throws InputError where columns are not equally long or hold what is no number */
export function checkSeries(input: SeriesInput, leastBefore = LEAST_BEFORE): Checked | Gap {
  const { at, y, preEnd } = input;
  checkShape(input);
  const grid = gridOf(at);
  if (isGap(grid)) return grid;
  if (preEnd < 0 || preEnd >= at.length - 1)
    return gap(
      'not-covered',
      `rows on both sides of the event, got ${Math.min(at.length, preEnd + 1)} before and ${at.length - 1 - preEnd} after`,
    );
  const { rowAt, stepOf, step } = grid;
  const before = stepOf[preEnd + 1] as number;
  const spreadOut = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from(rowAt, (row) => (row < 0 ? Number.NaN : (values[row] ?? Number.NaN)));
  const grown = spreadOut(y);
  const early = grown.subarray(0, before).filter((x) => !Number.isNaN(x));
  const late = grown.subarray(before).filter((x) => !Number.isNaN(x));
  if (early.length < leastBefore)
    return gap('too-few', `at least ${leastBefore} values before the event, got ${early.length}`);
  if (late.length === 0) return gap('too-few', 'a value after the event, got none');
  if (early.length < (1 - MOST_MISSING) * before)
    return gap(
      'not-covered',
      `values at ${100 * (1 - MOST_MISSING)} % of the steps (of ${step}) before the event, got ${early.length} of ${before}`,
    );
  if (early.every((x) => x === early[0]))
    return gap('outside-model', `a series that moves before the event, got ${early[0]} throughout`);
  const kept = keepControls(input.controls, grown, before, spreadOut);
  if (isGap(kept)) return kept;
  const missing = grown.length - early.length - late.length;
  return {
    at: Array.from(rowAt, (row) => (row < 0 ? null : (at[row] as string))),
    y: grown,
    controls: kept.controls,
    before,
    step,
    warnings: [
      ...(missing === 0
        ? []
        : [`${missing} of ${grown.length} steps (of ${step}) have no value; the model passes over them`]),
      ...kept.warnings,
    ],
  };
}

function keepControls(
  controls: readonly Control[],
  y: Float64Array,
  before: number,
  spreadOut: (values: readonly (number | null)[]) => Float64Array,
): { readonly controls: Checked['controls']; readonly warnings: readonly string[] } | Gap {
  const kept: { readonly name: string; readonly values: Float64Array }[] = [];
  const warnings: string[] = [];
  for (const { name, values: given } of controls) {
    const values = spreadOut(given);
    const lacking = values.findIndex((x, t) => t >= before && Number.isNaN(x) && !Number.isNaN(y[t]));
    if (lacking >= 0)
      return gap(
        'not-covered',
        `control ${name}: a value at every row after the event, got none at step ${lacking + 1}; leave the control out or fill it`,
      );
    const early = values.subarray(0, before).filter((x) => !Number.isNaN(x));
    if (early.length < 2 || early.every((x) => x === early[0]))
      warnings.push(`control ${name} does not move before the event and is left out`);
    else if (isSame(values, y, before))
      return gap('contradictory', `control ${name}: another series, got the series itself`);
    else kept.push({ name, values });
  }
  const both = kept.reduce(
    (n, _, i) =>
      n +
      (kept.slice(0, i).some(({ values }) => isSame(values, (kept[i] as Checked['controls'][number]).values, before))
        ? 1
        : 0),
    0,
  );
  if (both > 0) warnings.push('two controls are the same before the event: their inclusions share one part');
  return { controls: kept, warnings };
}

const isSame = (a: Float64Array, b: Float64Array, before: number): boolean => {
  for (let t = 0; t < before; t++) if (!Object.is(a[t], b[t])) return false;
  return true;
};

function checkShape({ at, y, controls, preEnd }: SeriesInput): void {
  if (!Number.isInteger(preEnd)) throw new InputError('series.preEnd', 'the place of a row', preEnd);
  for (const { name, values } of [{ name: 'y', values: y }, ...controls]) {
    if (values.length !== at.length)
      throw new InputError(`series.${name}`, `a value or null for each of ${at.length} rows`, values.length);
    const odd = values.find((x) => x !== null && !Number.isFinite(x));
    if (odd !== undefined) throw new InputError(`series.${name}`, 'finite numbers or null', odd);
  }
}
