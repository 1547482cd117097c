/**
 * Tasks that got exactly the same answers from the same workers are one row with a weight: to the model they are the same task.
 * Batches of work make many of them, and the cost of a step is that of the rows.
 */
import type { Answers } from './answers.js';

export type AnswerSets = {
  readonly workers: number;
  readonly classes: number;
  /** sum of the weights */
  readonly tasks: number;
  /** answers of set s stand at `from[s]` .. `from[s + 1] - 1` */
  readonly from: Int32Array;
  readonly worker: Int32Array;
  readonly label: Int32Array;
  /** how many tasks got this set */
  readonly weight: Float64Array;
  /** the set of each task */
  readonly setOf: Int32Array;
};

export function answerSets({ from, worker, label, tasks, workers, classes }: Answers): AnswerSets {
  const K = classes.length;
  const setOf = new Int32Array(tasks.length);
  const firstTask: number[] = [];
  const known = new Map<string, number>();
  for (let i = 0; i < tasks.length; i++) {
    let key = '';
    for (let a = from[i] as number; a < (from[i + 1] as number); a++)
      key += `${((worker[a] as number) * K + (label[a] as number)).toString(36)} `;
    let set = known.get(key);
    if (set === undefined) {
      set = firstTask.push(i) - 1;
      known.set(key, set);
    }
    setOf[i] = set;
  }
  const starts = new Int32Array(firstTask.length + 1);
  for (const [s, i] of firstTask.entries())
    starts[s + 1] = (starts[s] as number) + (from[i + 1] as number) - (from[i] as number);
  const total = starts.at(-1) as number;
  const sets = {
    worker: new Int32Array(total),
    label: new Int32Array(total),
    weight: new Float64Array(firstTask.length),
  };
  for (const [s, i] of firstTask.entries()) {
    sets.worker.set(worker.subarray(from[i], from[i + 1]), starts[s]);
    sets.label.set(label.subarray(from[i], from[i + 1]), starts[s]);
  }
  for (const s of setOf) sets.weight[s] = (sets.weight[s] as number) + 1;
  return { ...sets, workers: workers.length, classes: K, tasks: tasks.length, from: starts, setOf };
}
