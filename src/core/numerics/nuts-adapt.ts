/**
 * What the warm-up of a chain learns: the step size by dual averaging (Hoffman & Gelman 2014, §3.2) and a diagonal metric in
 * windows of doubling length, drawn towards a small multiple of the identity, as Stan does (reference manual, "Automatic
 * parameter tuning").
 */
export type Adapted = {
  readonly step: number;
  /** variance of each coordinate: the inverse of the diagonal mass matrix */
  readonly metric: Float64Array;
};

export type Adaptation = {
  readonly step: () => number;
  readonly metric: () => Float64Array;
  /** one transition's acceptance and place; true where the metric is new and the step must be found again */
  readonly learn: (accept: number, at: Float64Array) => boolean;
  readonly restart: (step: number) => void;
  readonly done: () => Adapted;
};

/** Hoffman & Gelman's constants. */
const [SHRINK, LAG, DECAY] = [0.05, 10, 0.75];
/** Stan's shares of a short warm-up that learn the step alone: before and after the windows. */
const [FIRST, LAST] = [0.15, 0.1];
const LEAST_WINDOW = 25;

export function makeAdaptation(
  dimension: number,
  plan: { readonly warmup: number; readonly accept: number },
  warm?: Adapted,
): Adaptation {
  const metric = warm?.metric.slice() ?? new Float64Array(dimension).fill(1);
  let step = warm?.step ?? 1;
  let [target, mean, averaged, count] = [Math.log(10 * step), 0, 0, 0];
  const ends = windowEnds(plan.warmup);
  const open = ends[0] === undefined ? plan.warmup : Math.round(FIRST * plan.warmup);
  const [sum, squares] = [new Float64Array(dimension), new Float64Array(dimension)];
  let [seen, at] = [0, 0];

  const restart = (from: number): void => {
    step = from;
    [target, mean, averaged, count] = [Math.log(10 * from), 0, 0, 0];
  };
  const learnStep = (accept: number): void => {
    count++;
    const share = 1 / (count + LAG);
    mean = (1 - share) * mean + share * (plan.accept - (Number.isFinite(accept) ? accept : 0));
    const log = target - (Math.sqrt(count) / SHRINK) * mean;
    const weight = Math.exp(-DECAY * Math.log(count));
    averaged = weight * log + (1 - weight) * averaged;
    step = Math.exp(log);
  };
  const learn = (accept: number, place: Float64Array): boolean => {
    learnStep(accept);
    const now = at++;
    if (now < open || now >= (ends.at(-1) ?? 0)) return false;
    // Welford's update.
    seen++;
    for (let i = 0; i < dimension; i++) {
      const away = (place[i] as number) - (sum[i] as number);
      sum[i] = (sum[i] as number) + away / seen;
      squares[i] = (squares[i] as number) + away * ((place[i] as number) - (sum[i] as number));
    }
    if (!ends.includes(at)) return false;
    for (let i = 0; i < dimension; i++) {
      const variance = (squares[i] as number) / Math.max(1, seen - 1);
      metric[i] = (seen / (seen + 5)) * variance + 1e-3 * (5 / (seen + 5));
    }
    seen = 0;
    sum.fill(0);
    squares.fill(0);
    return true;
  };
  return {
    step: () => step,
    metric: () => metric,
    learn,
    restart,
    done: () => ({ step: count > 0 ? Math.exp(averaged) : step, metric: metric.slice() }),
  };
}

/** Where the windows of the metric end: lengths double, the last takes what is left; none in a very short warm-up. */
function windowEnds(warmup: number): readonly number[] {
  const from = Math.round(FIRST * warmup);
  const to = warmup - Math.round(LAST * warmup);
  const ends: number[] = [];
  if (to - from < LEAST_WINDOW) return ends;
  for (let length = LEAST_WINDOW, end = from + length; ; length *= 2, end += length) {
    // A window that would leave too little for the next one, which is twice as long, is stretched to the end.
    if (end + 2 * length > to) return [...ends, to];
    ends.push(end);
  }
}
