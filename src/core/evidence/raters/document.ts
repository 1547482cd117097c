/** The public document of `plumbline raters`: plain data, a gap wherever a number cannot be had. */
import { isGap } from '../../problem.js';
import type { Copies } from './copies.js';
import type { WorkerPosterior } from './posterior.js';
import { answersOfEach, type Raters, type Weighed } from './raters.js';

export function ratersDocument({ asGiven, copies, withoutCopies, warnings }: Raters) {
  const { answers } = asGiven;
  return {
    counts: {
      answers: answers.worker.length,
      tasks: answers.tasks.length,
      workers: answers.workers.length,
      labels: answers.classes.length,
    },
    ...weighedDocument(asGiven),
    copies: copiesDocument(copies, answers.workers),
    ...(withoutCopies === null ? {} : { withoutCopies: weighedDocument(withoutCopies) }),
    warnings,
  };
}

/** `prior` and both sides of `confusion` are in the order of `classes`; `confusion[of][said]`. */
function weighedDocument({ answers, sets, likelihood, posterior, alpha }: Weighed) {
  const em = isGap(likelihood) ? likelihood : null;
  const bayes = isGap(posterior) ? posterior : null;
  const K = answers.classes.length;
  const given = answersOfEach(answers.worker, answers.workers.length);
  return {
    classes: answers.classes,
    logLikelihood: isGap(likelihood) ? likelihood : likelihood.logLikelihood,
    start: isGap(likelihood) ? likelihood : likelihood.start,
    prior: isGap(likelihood) ? likelihood : [...likelihood.model.prior],
    maxima: isGap(likelihood) ? likelihood : likelihood.maxima,
    labels: answers.tasks.map((task, i) => ({
      task,
      ...(isGap(likelihood)
        ? { label: em, probability: em }
        : likeliest(likelihood.shares, sets.setOf[i] as number, answers.classes)),
      bayes: isGap(posterior) ? bayes : likeliest(posterior.shares, sets.setOf[i] as number, answers.classes),
    })),
    workers: answers.workers.map((worker, w) => ({
      worker,
      answers: given[w],
      confusion: isGap(likelihood) ? em : square(K, (k, l) => likelihood.model.theta[(w * K + l) * K + k] as number),
      bayes: isGap(posterior) ? bayes : workerDocument(posterior.workers[w] as WorkerPosterior),
    })),
    alpha,
    rhat: isGap(posterior) ? posterior : posterior.rhat,
    essBulk: isGap(posterior) ? posterior : posterior.essBulk,
    essTail: isGap(posterior) ? posterior : posterior.essTail,
    bayes: isGap(posterior)
      ? posterior
      : { draws: posterior.draws, prior: posterior.prior.map((share, k) => ({ label: answers.classes[k], ...share })) },
  };
}

const square = (n: number, at: (row: number, column: number) => number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => at(i, j)));

function workerDocument(worker: WorkerPosterior) {
  if (isGap(worker)) return worker;
  const each = (key: 'mean' | 'q025' | 'q975'): number[][] => worker.cells.map((row) => row.map((cell) => cell[key]));
  return { confusion: each('mean'), q025: each('q025'), q975: each('q975') };
}

/** The class of the largest share; of equals the first. */
export function likeliest(
  shares: Float64Array,
  set: number,
  classes: readonly string[],
): { readonly label: string; readonly probability: number } {
  const K = classes.length;
  let best = 0;
  for (let k = 1; k < K; k++) if ((shares[set * K + k] as number) > (shares[set * K + best] as number)) best = k;
  return { label: classes[best] as string, probability: shares[set * K + best] as number };
}

function copiesDocument({ groups, pairs, identical, untested }: Copies, workers: readonly string[]) {
  const named = ({ first, second, common, agreed }: Copies['identical'][number]) => ({
    workers: [workers[first], workers[second]],
    common,
    agreed,
  });
  return {
    groups: groups.map((group) => group.map((w) => workers[w])),
    pairs: pairs.map((pair) => ({ ...named(pair), copied: pair.share, p: pair.p })),
    identical: identical.map(named),
    untested: untested.map(named),
  };
}
