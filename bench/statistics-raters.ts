/**
 * Raters against their peers, per CPU second: Dawid–Skene of crowd-kit (35f06615) and R's `rater` 1.1.0 (Stan). The peers' figures
 * were measured elsewhere on the tables that stand outside the checkout; `factor` is how many times longer this machine takes
 * for the same arithmetic.
 */
import { readFileSync } from 'node:fs';
import { readLooseTable } from '../src/core/casefile/read-table.js';
import { type AnswerSets, answerSets } from '../src/core/evidence/raters/answer-sets.js';
import { codeAnswers } from '../src/core/evidence/raters/answers.js';
import { climb } from '../src/core/evidence/raters/climb.js';
import { dawidSkene } from '../src/core/evidence/raters/dawid-skene.js';
import { modelOfShares } from '../src/core/evidence/raters/em-step.js';
import { cellChains, raterChains } from '../src/core/evidence/raters/rater-chains.js';
import { readAnswers } from '../src/core/evidence/raters/read-answers.js';
import { voteShares } from '../src/core/evidence/raters/starts.js';
import { essBulk } from '../src/core/numerics/diagnostics.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { ranWithout, sharedPath } from '../test/shared.js';

/** CPU seconds of crowd-kit's Dawid–Skene, one start; on the second and the last it stops before it has converged. */
const CROWD_KIT: readonly (readonly [folder: string, seconds: number])[] = [
  ['truth-product', 2.8],
  ['truth-dog', 0.33],
  ['truth-bluebirds', 0.038],
  ['truth-anesthesia', 0.057],
];
/** Least bulk effective draws per CPU second of `rater`, one chain of 2,000. */
const RATER_ESS = 301;
const GOALS = { em: '15 (aim 50)', bayes: '10 (aim 40)' };
const ROUNDS = 9;

export async function measureRaters({ factor }: { readonly factor: number }): Promise<readonly string[]> {
  const lines = CROWD_KIT.flatMap(([folder, seconds]) => emLine(folder, seconds * factor));
  return [...lines, ...bayesLine(RATER_ESS / factor)];
}

function emLine(folder: string, peer: number): readonly string[] {
  const sets = setsOf(folder);
  if (sets === null) return [`${folder}: NOT RUN, the table is not here`];
  const start = modelOfShares(sets, voteShares(sets));
  const one = cpuSeconds(() => climb(sets, start));
  const all = cpuSeconds(() => dawidSkene(sets, makeRng(1)));
  const { logLikelihood, steps } = climb(sets, start);
  return [
    `${folder}: EM to 1e-12 from the vote shares ${ms(one)} ms CPU (${steps} steps, ${logLikelihood.toFixed(6)}), ${(peer / one).toFixed(0)} × crowd-kit (${ms(peer)} ms), goal ${GOALS.em}; all starts ${ms(all)} ms, ${(peer / all).toFixed(0)} ×`,
  ];
}

function bayesLine(peer: number): readonly string[] {
  const sets = setsOf('truth-anesthesia');
  if (sets === null) return [];
  const plan = { chains: 1, warmup: 1000, kept: 20_000, thin: 1 };
  raterChains(sets, makeRng(1)).run(plan);
  const from = process.cpuUsage();
  const draws = raterChains(sets, makeRng(2)).run(plan);
  const { user, system } = process.cpuUsage(from);
  const cells = sets.workers * sets.classes * sets.classes;
  const theta = draws.theta ?? [];
  const quantities = [...draws.prior, ...Array.from({ length: cells }, (_, cell) => cellChains(draws, theta, cell))];
  const least = Math.min(...quantities.map((chains) => essBulk(chains) ?? 0));
  const rate = least / ((user + system) / 1e6);
  return [
    `truth-anesthesia: Bayes ${rate.toFixed(0)} effective draws per CPU second in the worst of ${quantities.length} quantities, ${(rate / peer).toFixed(0)} × rater (${peer.toFixed(0)}), goal ${GOALS.bayes}`,
  ];
}

function setsOf(folder: string): AnswerSets | null {
  const path = sharedPath(`data/statistics/${folder}/answers.csv`);
  if (path === null) {
    ranWithout(folder);
    return null;
  }
  const table = readLooseTable(new Uint8Array(readFileSync(path)), folder, []);
  const read = table && readAnswers({ file: folder, ...table });
  return read?.ok ? answerSets(codeAnswers(read.columns)) : null;
}

/** Median CPU seconds of several rounds, after two that warm up. */
function cpuSeconds(work: () => unknown): number {
  const taken: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    if (round >= 0) taken.push((user + system) / 1e6);
  }
  return taken.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
}

const ms = (seconds: number): string => (1000 * seconds).toFixed(seconds < 0.01 ? 2 : 0);
