/**
 * The losses engine: the reference case within its limit, effective draws against JAGS on the same model and data, and how
 * the cost of a sweep grows with the readings.
 */
import type { Case } from '../src/core/case.js';
import { caseAsOf, latestDay } from '../src/core/evidence/as-of.js';
import { drawSweep, runChain } from '../src/core/losses/joint/chain.js';
import { WHOLE } from '../src/core/losses/joint/fit.js';
import { inOrder, type JointProblem, jointProblem } from '../src/core/losses/joint/problem.js';
import { sharesFromPrior } from '../src/core/losses/joint/shares-from-prior.js';
import { emptyLatents } from '../src/core/losses/joint/state.js';
import { firstWindow } from '../src/core/losses/joint/window.js';
import { makeLeft } from '../src/core/losses/left.js';
import { essBulk } from '../src/core/numerics/diagnostics.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { growCase } from './grow-case.js';
import { growProblem } from './grow-problem.js';
import { modelOf } from './jags/model-of.js';
import { findJags, runJags } from './jags/run-jags.js';
import { ms, ofLimit, printTimes, times } from './measure.js';

const LIMIT_RUN_MS = 1000;
const GOAL_TIMES_JAGS = 10;
const READINGS = [1e3, 1e4, 1e5];
/** runs that are timed, after as many as it takes until a thread's code is compiled: a server makes many */
const ROUNDS = 15;
const WARM = 10;
/** copies of the case whose laying out is timed */
const LAID_OUT = [20, 200, 2000];

export async function measureLosses(theCase: Case): Promise<readonly string[]> {
  return [...(await wholeCase(theCase)), ...(await againstJags(theCase)), ...(await growth(theCase))];
}

/** As it is run: what compiles a source here names every function it makes, which costs a run some seven in a hundred. */
const builtExecute = (): Promise<typeof import('../src/core/execute.js')> =>
  import(new URL('../dist/core/execute.js', import.meta.url).href);
const builtThreads = (): Promise<typeof import('../src/threads/run-on-threads.js')> =>
  import(new URL('../dist/threads/run-on-threads.js', import.meta.url).href);

async function wholeCase(theCase: Case): Promise<readonly string[]> {
  const [{ DEFAULT_CONFIG, makeRunner, run }, { openFitThreads }] = await Promise.all([builtExecute(), builtThreads()]);
  const first = await times(() => run(theCase), 1, 0);
  const warm = await times(() => run(theCase), 5, 1);
  const threads = openFitThreads(2);
  const onTwo = await times(() => threads.run(makeRunner(theCase), DEFAULT_CONFIG), ROUNDS, WARM);
  await threads.close();
  return [
    `the whole reference case, three scenarios, every verdict, on two threads as the server makes it: ${printTimes(onTwo)}: ${ofLimit(onTwo.median, LIMIT_RUN_MS)}`,
    `the same on one: ${printTimes(warm)}`,
    `the same before anything is warm: ${ms(first.median)} ms`,
  ];
}

function problemOf(theCase: Case): JointProblem {
  const asOf = latestDay(theCase);
  const then = caseAsOf(theCase, asOf);
  const { evidence, cells } = makeLeft(then, asOf)([]);
  return jointProblem(then, evidence, inOrder(cells), 'middling', true);
}

/** Effective draws of the worse known of both totals, and the CPU time of the sampling alone. */
type Speed = { readonly ess: number; readonly seconds: number };

const printSpeed = ({ ess, seconds }: Speed): string =>
  `${(ess / seconds).toFixed(1)} effective draws per CPU s (${ess.toFixed(0)} in ${seconds.toFixed(1)} s)`;

async function againstJags(theCase: Case): Promise<readonly string[]> {
  const problem = problemOf(theCase);
  const bare = speedOf(problem, 2000, 0);
  const kept = speedOf(problem, 500, WHOLE.every);
  const lines = [
    `the sampler: ${printSpeed(bare)}`,
    `with exact distributions kept, as a fit does: ${printSpeed(kept)}`,
  ];
  if (findJags() === null)
    return [...lines, 'JAGS is not on this machine (Debian: apt-get install jags) and was not run'];
  const jags = await jagsSpeed(problem);
  const ratio = bare.ess / bare.seconds / (jags.ess / jags.seconds);
  return [
    ...lines,
    `JAGS, same model and data: ${printSpeed(jags)}`,
    `the sampler is worth ${ratio.toFixed(1)} × JAGS; the goal is ${GOAL_TIMES_JAGS}${ratio < GOAL_TIMES_JAGS ? ': MISSED' : ''}`,
  ];
}

const CHAINS = 4;

/** @param every how many sweeps one is kept; 0: none */
function speedOf(problem: JointProblem, sweeps: number, every: number): Speed {
  const fit = (some: number) => {
    const from = process.cpuUsage();
    const plan = { warmup: WHOLE.warmup, sweeps: some, every: every === 0 ? sweeps + 1 : every };
    const traces = Array.from(
      { length: CHAINS },
      (_, i) => runChain(problem, plan, makeRng(1).fork(`chain/${i}`)).trace,
    );
    const { user, system } = process.cpuUsage(from);
    const sizes = (['destroyed', 'hit'] as const).map(
      (of) => essBulk(traces.map((trace) => totalOf(trace[of]))) ?? Number.POSITIVE_INFINITY,
    );
    return { ess: Math.min(...sizes), seconds: (user + system) / 1e6 };
  };
  fit(100);
  // The warm-up is no part of sampling: it is taken off with a fit that does little else.
  const [short, long] = [fit(4), fit(sweeps)];
  return { ess: long.ess, seconds: long.seconds - short.seconds };
}

/** Over all cells, sweep after sweep. */
const totalOf = (cells: readonly Float64Array[]): Float64Array =>
  Float64Array.from({ length: cells[0]?.length ?? 0 }, (_, i) =>
    cells.reduce((sum, cell) => sum + (cell[i] as number), 0),
  );

async function jagsSpeed(problem: JointProblem): Promise<Speed> {
  const seeds = Array.from({ length: CHAINS }, (_, i) => i + 1);
  const made = await runJags(modelOf(problem), { seeds, adapt: 1000, burnIn: 1000, draws: 4000, thin: 1 });
  if (made === null) throw new Error('JAGS went away');
  const sizes = ['destroyed', 'hit'].map((total) => essBulk(made.traces.get(total) ?? []) ?? 0);
  return { ess: Math.min(...sizes), seconds: made.cpuSeconds };
}

async function growth(theCase: Case): Promise<readonly string[]> {
  const one = problemOf(theCase);
  const lines: string[] = [];
  let base = 0;
  for (const wanted of READINGS) {
    const copies = Math.ceil(wanted / theCase.readings.length);
    const readings = copies * theCase.readings.length;
    const problem = growProblem(one, copies);
    const rng = makeRng(1);
    const shares = sharesFromPrior(problem, rng);
    const latents = emptyLatents(problem);
    const windows = problem.cells.map(firstWindow);
    // Windows settle and code is compiled in the sweeps that are not counted.
    const [rounds, warm] = wanted < 1e4 ? [30, 60] : wanted < 1e5 ? [10, 10] : [3, 5];
    const sweep = await times(() => drawSweep(problem, shares, latents, windows, rng), rounds, warm);
    const per = (1000 * sweep.median) / readings;
    base ||= per;
    lines.push(
      `${readings} readings, ${problem.cells.length} cells: a sweep ${printTimes(sweep)}, ${per.toFixed(1)} ms per 1,000 readings (${(per / base).toFixed(2)} × the first)`,
    );
  }
  const laidOut: string[] = [];
  for (const copies of LAID_OUT) {
    const grown = { ...growCase(theCase, copies), claims: [] };
    const taken = await times(() => problemOf(grown), 1, 0);
    laidOut.push(`${grown.readings.length} readings in ${ms(taken.median)} ms`);
  }
  return [...lines, `rows sorted into evidence, cells and a problem: ${laidOut.join(', ')}`];
}
