/**
 * The calibration evidence that ships with the build (`validation/calibration.json`): what was measured of the model, on how many
 * cases, and against which target. What was expected and is not there is named, never left out.
 */
import { InputError } from '../../core/problem.js';

export type Measured = {
  readonly quantity: string;
  readonly scenario?: string;
  readonly value: number | string;
  readonly target: number | string;
};

export type Calibration = {
  /** one of EXPECTED, or any other study by its name */
  readonly what: string;
  readonly seeds: readonly number[];
  /** cases, strikes or draws the numbers rest on */
  readonly n: number;
  readonly result: readonly Measured[];
  readonly date: string;
  readonly machine: string;
};

/** What anyone should ask for, in this order. */
export const EXPECTED = ['sbc', 'coverage', 'jags'] as const;
export type Expected = (typeof EXPECTED)[number];
export const isExpected = (what: string): what is Expected => EXPECTED.some((name) => name === what);

/** @throws InputError where the text is not a list of studies of this shape */
export function readCalibration(text: string): readonly Calibration[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new InputError('calibration', 'a list', list);
  return list.map((item, i) => {
    const study = item as Calibration;
    const sound =
      typeof study.what === 'string' &&
      Array.isArray(study.seeds) &&
      typeof study.n === 'number' &&
      typeof study.date === 'string' &&
      typeof study.machine === 'string' &&
      Array.isArray(study.result) &&
      study.result.every((one) => typeof one.quantity === 'string' && isPlain(one.value) && isPlain(one.target));
    if (!sound) throw new InputError(`calibration[${i}]`, 'what, seeds, n, result, date and machine', item);
    return study;
  });
}

const isPlain = (x: unknown): boolean => typeof x === 'number' || typeof x === 'string';

/** Every expected study in its order, with none where it was not measured; then whatever else was. */
export function studiesOf(
  list: readonly Calibration[],
): readonly { readonly what: string; readonly studies: readonly Calibration[] }[] {
  const others = [...new Set(list.map(({ what }) => what))].filter((what) => !isExpected(what));
  return [...EXPECTED, ...others].map((what) => ({ what, studies: list.filter((study) => study.what === what) }));
}
