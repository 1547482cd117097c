/**
 * Raters who disagree: what is most likely true of each task, how often each is right, how far they agree at all, and who
 * speaks with whose voice. Maximum likelihood (dawid-skene.ts) and Bayes (posterior.ts) side by side; where copies are found
 * everything again with each group as one voice.
 */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { type Alpha, krippendorffAlpha } from './alpha.js';
import { type AnswerSets, answerSets } from './answer-sets.js';
import type { Answers } from './answers.js';
import { type Copies, findCopies } from './copies.js';
import { type DawidSkene, dawidSkene } from './dawid-skene.js';
import { asOneVoice } from './one-voice.js';
import { type RatersPosterior, ratersPosterior } from './posterior.js';

/** The answers weighed once. */
export type Weighed = {
  readonly answers: Answers;
  readonly sets: AnswerSets;
  readonly likelihood: DawidSkene | Gap;
  readonly posterior: RatersPosterior | Gap;
  readonly alpha: Alpha | Gap;
};

export type Raters = {
  /** every worker as his own voice */
  readonly asGiven: Weighed;
  readonly copies: Copies;
  /** each group of copies as one voice; null where there is none */
  readonly withoutCopies: Weighed | null;
  readonly warnings: readonly string[];
};

/** Cells of the confusions of all workers: 256 MB for the models EM holds at once. */
const MOST_CELLS = 2 ** 22;

export function weighRaters(answers: Answers, rng: Rng): Raters {
  const asGiven = weigh(answers, rng);
  const copies = findCopies(answers);
  const withoutCopies = copies.groups.length === 0 ? null : weigh(asOneVoice(answers, copies.groups), rng);
  return { asGiven, copies, withoutCopies, warnings: warningsOf(asGiven, copies) };
}

function weigh(answers: Answers, rng: Rng): Weighed {
  const sets = answerSets(answers);
  const refused = refusalOf(answers);
  return {
    answers,
    sets,
    likelihood: refused ?? dawidSkene(sets, rng.fork('starts')),
    posterior: refused ?? ratersPosterior(sets, rng.fork('chains')),
    alpha: krippendorffAlpha(answers, rng.fork('alpha')),
  };
}

function refusalOf({ workers, classes }: Answers): Gap | null {
  if (workers.length < 2) return gap('too-few', 'one worker: nobody to hold against him');
  const cells = workers.length * classes.length * classes.length;
  if (cells > MOST_CELLS)
    return gap(
      'outside-model',
      `${workers.length} workers with ${classes.length} labels: too many confusions to tell apart`,
    );
  return null;
}

function warningsOf({ answers, likelihood }: Weighed, copies: Copies): readonly string[] {
  const warnings: string[] = [];
  const repeated = repeatedAnswers(answers);
  if (repeated > 0)
    warnings.push(
      `${repeated} ${repeated === 1 ? 'answer repeats' : 'answers repeat'} a task by the same worker: each counts as an answer of its own`,
    );
  if (answers.workers.length === 2)
    warnings.push('two workers: the likelihood alone cannot tell who is right, so only the prior does');
  const single = singleAnswers(answers);
  if (single > 0)
    warnings.push(
      `${single} ${single === 1 ? 'worker gave' : 'workers gave'} one answer: how often right is then mostly the prior`,
    );
  if (!isGap(likelihood)) warnings.push(...maximaWarnings(likelihood));
  if (copies.untested.length > 0)
    warnings.push(
      `${copies.untested.length} pairs of workers agree more than is usual, and too few others answered with them to say why`,
    );
  return warnings;
}

/** Log units under which two maxima give the same probabilities for every purpose. */
const WORTH_SAYING = 0.01;

function maximaWarnings({ maxima, logLikelihood, isConverged }: DawidSkene): readonly string[] {
  const warnings: string[] = [];
  if (!isConverged)
    warnings.push('EM was still climbing when its steps were used up: the log-likelihood is a lower bound');
  const higher = maxima[0];
  if (higher && higher.logLikelihood > logLikelihood + WORTH_SAYING)
    warnings.push(
      `the likelihood has ${maxima.length} maxima; ${higher.start} reached ${higher.logLikelihood.toFixed(3)}, and the one reached from the vote shares, ${logLikelihood.toFixed(3)}, is reported: the data hardly tell them apart, and the Bayesian figures weigh them all`,
    );
  return warnings;
}

/** Answers by a worker to a task he has answered before. */
function repeatedAnswers({ from, worker, tasks }: Answers): number {
  let repeated = 0;
  for (let i = 0; i < tasks.length; i++)
    for (let a = (from[i] as number) + 1; a < (from[i + 1] as number); a++) if (worker[a] === worker[a - 1]) repeated++;
  return repeated;
}

function singleAnswers({ worker, workers }: Answers): number {
  return answersOfEach(worker, workers.length).filter((n) => n === 1).length;
}

/** How many answers each worker gave. */
export function answersOfEach(worker: Int32Array, workers: number): Int32Array {
  const counts = new Int32Array(workers);
  for (const w of worker) counts[w] = (counts[w] as number) + 1;
  return counts;
}
