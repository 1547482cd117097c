/** Published tables of answers with figures made elsewhere; they stand outside the checkout. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ranWithout, sharedPath } from '../../../../test/shared.js';
import { readLooseTable } from '../../casefile/read-table.js';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { answerSets } from './answer-sets.js';
import { type Answers, codeAnswers } from './answers.js';
import { type DawidSkene, dawidSkene } from './dawid-skene.js';
import { likeliest } from './document.js';
import { ratersPosterior } from './posterior.js';
import { readAnswers } from './read-answers.js';

const path = sharedPath('data/statistics/truth-expected.json');

type Target = {
  readonly data: string;
  readonly method: string;
  readonly log_likelihood: number;
  readonly prior: readonly number[];
  readonly correct?: number;
  readonly classes?: string;
  readonly error_rates_rater_true_given?: readonly (readonly (readonly number[])[])[];
};
type Expected = {
  readonly targets: readonly Target[];
  readonly bayes: { readonly posterior: Readonly<Record<string, readonly number[]>>; readonly classes: string };
};

const bytes = (relative: string): Uint8Array =>
  new Uint8Array(readFileSync(sharedPath(`data/statistics/${relative}`) as string));

function table(relative: string) {
  const read = readLooseTable(bytes(relative), relative, []);
  if (read === null) throw new Error(`${relative} does not read`);
  return { file: relative, ...read };
}

function answersOf(folder: string): Answers {
  const read = readAnswers(table(`${folder}/answers.csv`));
  if (!read.ok) throw new Error(`${folder} does not read`);
  return codeAnswers(read.columns);
}

const labelsOf = (answers: Answers, shares: Float64Array): ReadonlyMap<string, string> => {
  const { setOf } = answerSets(answers);
  return new Map(answers.tasks.map((task, i) => [task, likeliest(shares, setOf[i] as number, answers.classes).label]));
};

describe.skipIf(path === null)('published tables of answers', () => {
  const expected = path === null ? null : (JSON.parse(readFileSync(path, 'utf8')) as Expected);
  const em = (expected?.targets ?? []).filter(({ method }) => method.startsWith('Dawid-Skene EM'));

  test.each(em)('$data: the maximum of the likelihood', (target) => {
    const answers = answersOf(target.data);
    const sets = answerSets(answers);
    const found: DawidSkene = dawidSkene(sets, makeRng(1));
    // The tolerances stated with the targets.
    expect(Math.abs(found.logLikelihood - target.log_likelihood)).toBeLessThan(1e-5);
    for (const [k, share] of target.prior.entries()) expect(Math.abs(found.model.prior[k]! - share)).toBeLessThan(1e-4);
    const K = answers.classes.length;
    for (const [w, rows] of (target.error_rates_rater_true_given ?? []).entries())
      for (const [k, row] of rows.entries())
        for (const [l, chance] of row.entries())
          expect(Math.abs(found.model.theta[(w * K + l) * K + k]! - chance)).toBeLessThan(1.5e-4);
    const labels = labelsOf(answers, found.shares);
    if (target.classes !== undefined) expect([...labels.values()].join('')).toBe(target.classes);
    if (target.correct === undefined) return;
    const truth = table(`${target.data}/truth.csv`).rows;
    expect(truth.filter(({ cells: [task = '', label] }) => labels.get(task) === label)).toHaveLength(target.correct);
  });

  test('anaesthetists: a higher maximum than the published one is found and listed, not hidden', () => {
    const { maxima, start } = dawidSkene(answerSets(answersOf('truth-anesthesia')), makeRng(1));
    expect(start).toBe('vote shares');
    // The highest of 600 random starts.
    expect(maxima[0]?.logLikelihood).toBeCloseTo(-189.405331, 5);
  });

  test('anaesthetists: the posterior of R’s rater', () => {
    const answers = answersOf('truth-anesthesia');
    const found = ratersPosterior(answerSets(answers), makeRng(1));
    if (isGap(found)) throw new Error(found.detail);
    for (const [name, [mean, sd, q025, q50, q975]] of Object.entries(expected?.bayes.posterior ?? {})) {
      const [j = 1, k = 1, l] = (name.match(/\d+/g) ?? []).map(Number);
      const worker = found.workers[j - 1];
      const ours = name.startsWith('pi')
        ? found.prior[j - 1]!
        : worker && 'cells' in worker
          ? worker.cells[k - 1]![(l ?? 1) - 1]!
          : null;
      if (ours === null) throw new Error(`${name} is a gap`);
      expect([name, Math.abs(ours.mean - mean!) < 0.003]).toEqual([name, true]);
      expect([name, Math.abs(ours.sd / sd! - 1) < 0.03]).toEqual([name, true]);
      // The upper tails of the reference are themselves known to about .003 (20,000 draws, density .4 there).
      for (const [own, theirs, tolerance] of [
        [ours.q025, q025, 0.008],
        [ours.q50, q50, 0.008],
        [ours.q975, q975, 0.011],
      ])
        expect([name, Math.abs(own! - theirs!) < tolerance!]).toEqual([name, true]);
    }
    expect([...labelsOf(answers, found.shares).values()].join('')).toBe(expected?.bayes.classes);
  });
});

test.runIf(path === null)('published tables of answers are elsewhere', () =>
  ranWithout('data/statistics/truth-expected.json'),
);
