/**
 * Does one of two workers copy the other? On the tasks both answered, with a jury of others who also did:
 *
 *   P(l, m | class k) = (1 − c) θ₁(l | k) θ₂(m | k) + c · [l = m] θ₁(l | k),   jurors independent given k
 *
 * c is the share copied. Its likelihood ratio against c = 0, each fitted by EM with everyone's confusion free, asks whether accuracy alone explains the agreement: two who are right together agree for that reason; two
 * who are wrong together, on the same label, do not. Each fit starts from the votes, from the pair's word and from the jury's,
 * because the model without copying may only fit where the pair is believed.
 *
 * Most likely wrong: hard tasks mislead many in the same way, which looks like a middling c. Cost: O(answers · K) a step.
 */
import { normalCdf } from '../../numerics/special.js';

/** Answers to the common tasks: worker 0 and 1 are the pair, the others the jury. */
export type PairTasks = {
  readonly classes: number;
  readonly workers: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** the jury's answers to task i stand at `from[i]` .. `from[i + 1] - 1` */
  readonly from: Int32Array;
  readonly worker: Int32Array;
  readonly label: Int32Array;
};

export type CopyTest = {
  /** share of the answers that are copied, 0..1 */
  readonly share: number;
  /** chance of so large a likelihood ratio where nothing is copied */
  readonly p: number;
};

const STEPS = 80;
/** Keeps chances off zero. More would hold good workers back from their accuracy, and make copying look like the better reason. */
const EXPONENT = 0.05;
/** Weights of the pair's answers against a juror's in the three starts. */
const STARTS = [1, 4, 0];

export function copyTest(tasks: PairTasks): CopyTest {
  const fits = (copied: number): readonly Fit[] => STARTS.map((weight) => fitPair(tasks, weight, copied));
  const best = (list: readonly Fit[]): Fit => list.reduce((a, b) => (b.height > a.height ? b : a));
  const [apart, copied] = [best(fits(0)), best(fits(0.5))];
  const ratio = 2 * Math.max(0, copied.height - apart.height);
  // c lies on the edge of what it can be: half of chi-square is at 0 (Self & Liang 1987, doi:10.1080/01621459.1987.10478472).
  return { share: copied.share, p: normalCdf(-Math.sqrt(ratio)) };
}

/** `height`: log-likelihood and log prior of the confusions. */
type Fit = { readonly height: number; readonly share: number };

function fitPair(tasks: PairTasks, pairWeight: number, copied: number): Fit {
  const { classes: K, workers, first, second, from, worker, label } = tasks;
  const [theta, counts] = [new Float64Array(workers * K * K), new Float64Array(workers * K * K)];
  const prior = new Float64Array(K);
  const apart = startShares(tasks, pairWeight);
  const n = first.length;
  const shares = new Float64Array(K);
  let share = copied;
  let height = 0;
  for (let step = 0; step <= STEPS; step++) {
    let [together, logLikelihood] = [0, 0];
    counts.fill(EXPONENT);
    const classCounts = new Float64Array(K).fill(EXPONENT);
    for (let i = 0; i < n; i++) {
      const [one, two] = [(first[i] as number) * K, K * K + (second[i] as number) * K];
      let alone = 1;
      if (step === 0) for (let k = 0; k < K; k++) shares[k] = apart[i * K + k] as number;
      else {
        const isSame = first[i] === second[i];
        let [total, free] = [0, 0];
        for (let k = 0; k < K; k++) {
          let chance = (prior[k] as number) * (theta[one + k] as number);
          for (let a = from[i] as number; a < (from[i + 1] as number); a++)
            chance *= theta[((worker[a] as number) * K + (label[a] as number)) * K + k] as number;
          const own = chance * (1 - share) * (theta[two + k] as number);
          shares[k] = own + (isSame ? share * chance : 0);
          free += own;
          total += shares[k] as number;
        }
        // Weights of hundreds of jurors may fall under the least double: such a task says nothing here.
        if (!(total > 0)) continue;
        alone = free / total;
        logLikelihood += Math.log(total);
        for (let k = 0; k < K; k++) shares[k] = (shares[k] as number) / total;
      }
      together += 1 - alone;
      for (let k = 0; k < K; k++) {
        const q = shares[k] as number;
        classCounts[k] = (classCounts[k] as number) + q;
        counts[one + k] = (counts[one + k] as number) + q;
        counts[two + k] =
          (counts[two + k] as number) + q * (step === 0 ? 1 : ownPart(theta, two + k, share, first[i] === second[i]));
        for (let a = from[i] as number; a < (from[i + 1] as number); a++) {
          const at = ((worker[a] as number) * K + (label[a] as number)) * K + k;
          counts[at] = (counts[at] as number) + q;
        }
      }
    }
    height = logLikelihood + (step === 0 ? 0 : logPrior(theta));
    theta.set(counts);
    rowsToChances(theta, K);
    const all = classCounts.reduce((sum, x) => sum + x, 0);
    for (let k = 0; k < K; k++) prior[k] = (classCounts[k] as number) / all;
    if (step > 0) share = together / n;
  }
  return { height, share };
}

/** Chance, given the class, that the second worker's answer is his own. */
function ownPart(theta: Float64Array, at: number, share: number, isSame: boolean): number {
  if (!isSame) return 1;
  const own = (1 - share) * (theta[at] as number);
  return own / (own + share);
}

function startShares({ classes: K, first, second, from, label }: PairTasks, pairWeight: number): Float64Array {
  const shares = new Float64Array(first.length * K).fill(1 / K);
  const add = (at: number, weight: number): void => {
    shares[at] = (shares[at] as number) + weight;
  };
  for (let i = 0; i < first.length; i++) {
    add(i * K + (first[i] as number), pairWeight);
    add(i * K + (second[i] as number), pairWeight);
    for (let a = from[i] as number; a < (from[i + 1] as number); a++) add(i * K + (label[a] as number), 1);
    let sum = 0;
    for (let k = 0; k < K; k++) sum += shares[i * K + k] as number;
    for (let k = 0; k < K; k++) shares[i * K + k] = (shares[i * K + k] as number) / sum;
  }
  return shares;
}

function logPrior(theta: Float64Array): number {
  let total = 0;
  for (const chance of theta) total += Math.log(chance);
  return EXPONENT * total;
}

/** θ `[(worker · K + said) · K + class]`: over what is said, each class's chances sum to 1. */
function rowsToChances(theta: Float64Array, K: number): void {
  for (let base = 0; base < theta.length; base += K * K)
    for (let k = 0; k < K; k++) {
      let sum = 0;
      for (let at = base + k; at < base + K * K; at += K) sum += theta[at] as number;
      for (let at = base + k; at < base + K * K; at += K) theta[at] = (theta[at] as number) / sum;
    }
}
