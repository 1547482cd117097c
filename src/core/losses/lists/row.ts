/** One model's answer beside the others'. */
import { sortedQuantile } from '../../numerics/quantiles.js';
import { type Gap, gap } from '../../problem.js';
import { ASSUMPTIONS, type ModelName } from './models.js';

export type ModelRow = {
  readonly name: ModelName;
  readonly assumption: string;
  /** posterior mean or point estimate of the total; null with a `note` where no mean exists, or with the `gap` */
  readonly mean: number | null;
  /** posterior quantiles, or the ends of the 95 % interval and the estimate */
  readonly q025: number | null;
  readonly q50: number | null;
  readonly q975: number | null;
  /** of the chains of a sampled model; null where nothing is sampled by a chain */
  readonly rhat: number | null;
  readonly essBulk: number | null;
  readonly essTail: number | null;
  /** what was chosen or must be known beside the numbers */
  readonly note: string | null;
  readonly gap: Gap | null;
};

type Numbers = Pick<ModelRow, 'mean' | 'q025' | 'q50' | 'q975'>;
const NO_CHAIN = { rhat: null, essBulk: null, essTail: null };

export const row = (name: ModelName, numbers: Numbers, note: string | null = null): ModelRow => ({
  name,
  assumption: ASSUMPTIONS[name],
  ...numbers,
  ...NO_CHAIN,
  note,
  gap: null,
});

export const gapRow = (name: ModelName, why: Gap): ModelRow => ({
  name,
  assumption: ASSUMPTIONS[name],
  ...{ mean: null, q025: null, q50: null, q975: null },
  ...NO_CHAIN,
  note: null,
  gap: why,
});

/** The likelihood is highest at infinity, or nowhere. */
export const noMaximum = gap('too-few', 'the likelihood has no maximum: too few patterns overlap for this model');

export function ofDraws(ascending: Float64Array): Numbers {
  let sum = 0;
  for (const x of ascending) sum += x;
  const at = (p: number): number => sortedQuantile(ascending, p);
  return { mean: sum / ascending.length, q025: at(0.025), q50: at(0.5), q975: at(0.975) };
}

/** e^(log ± 1.96 s) on the unseen: an interval that never falls under what is listed. */
export function ofLogNormal(n: number, unseen: number, logError: number): Numbers {
  const factor = Math.exp(1.959963984540054 * logError);
  return { mean: n + unseen, q025: n + unseen / factor, q50: n + unseen, q975: n + unseen * factor };
}
