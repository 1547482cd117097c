/** How often every two workers answered the same tasks, and agreed. Of a worker's several answers to a task the first counts. */
import { type Answers, answersByWorker, taskOfAnswers } from './answers.js';

export type PairAgreement = {
  readonly first: number;
  readonly second: number;
  /** tasks both answered */
  readonly common: number;
  readonly agreed: number;
};

/** Fewer common tasks show nothing. */
export const LEAST_COMMON = 5;
/** Comparisons of answers in all; past it the largest tasks are left out. */
const MOST_COMPARISONS = 2e8;

/** Pairs with enough common tasks, first < second. O(Σ answers of a task, squared). */
export function pairAgreements(answers: Answers): readonly PairAgreement[] {
  const { from, worker, label, workers, tasks } = answers;
  const taskOf = taskOfAnswers(answers);
  const by = answersByWorker(answers);
  const widest = widestTask(from, tasks.length);
  const [common, agreed] = [new Int32Array(workers.length), new Int32Array(workers.length)];
  const pairs: PairAgreement[] = [];
  for (let w = 0; w < workers.length; w++) {
    const met: number[] = [];
    let lastTask = -1;
    for (let at = by.from[w] as number; at < (by.from[w + 1] as number); at++) {
      const mine = by.at[at] as number;
      const task = taskOf[mine] as number;
      const to = from[task + 1] as number;
      if (task === lastTask || to - (from[task] as number) > widest) continue;
      lastTask = task;
      let lastWorker = w;
      for (let a = mine + 1; a < to; a++) {
        const other = worker[a] as number;
        if (other === lastWorker) continue;
        lastWorker = other;
        if (common[other] === 0) met.push(other);
        common[other] = (common[other] as number) + 1;
        if (label[a] === label[mine]) agreed[other] = (agreed[other] as number) + 1;
      }
    }
    for (const other of met.sort((a, b) => a - b)) {
      const n = common[other] as number;
      if (n >= LEAST_COMMON) pairs.push({ first: w, second: other, common: n, agreed: agreed[other] as number });
      common[other] = 0;
      agreed[other] = 0;
    }
  }
  return pairs;
}

/** Answers of the largest task that can be compared within the limit. */
function widestTask(from: Int32Array, tasks: number): number {
  const sizes = Float64Array.from({ length: tasks }, (_, i) => (from[i + 1] as number) - (from[i] as number)).sort();
  let spent = 0;
  for (const size of sizes) {
    spent += (size * size) / 2;
    if (spent > MOST_COMPARISONS) return size - 1;
  }
  return sizes.at(-1) ?? 0;
}
