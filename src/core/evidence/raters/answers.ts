/**
 * Answers of workers to tasks, coded once: ids become numbers, answers of one task stand side by side. Everything is put in
 * one order (numbers by value, then words), so that the order of a file's rows cannot move a digit.
 */

/** The columns of an answers table, all equally long. */
export type AnswerColumns = {
  readonly task: readonly string[];
  readonly worker: readonly string[];
  readonly label: readonly string[];
};

export type Answers = {
  readonly tasks: readonly string[];
  readonly workers: readonly string[];
  /** every label that was given, in order */
  readonly classes: readonly string[];
  /** answers of task i stand at `from[i]` .. `from[i + 1] - 1` */
  readonly from: Int32Array;
  readonly worker: Int32Array;
  readonly label: Int32Array;
};

/** O(n log n). Repeated answers of one worker to one task stay separate answers. */
export function codeAnswers({ task, worker, label }: AnswerColumns): Answers {
  const [tasks, workers, classes] = [coded(task), coded(worker), coded(label)];
  const from = new Int32Array(tasks.names.length + 1);
  for (const i of tasks.codes) from[i + 1] = (from[i + 1] as number) + 1;
  for (let i = 1; i < from.length; i++) from[i] = (from[i] as number) + (from[i - 1] as number);
  const keys = new Float64Array(task.length);
  const next = from.slice();
  const [w, k] = [workers.codes, classes.codes];
  for (let a = 0; a < keys.length; a++) {
    const at = next[tasks.codes[a] as number] as number;
    next[tasks.codes[a] as number] = at + 1;
    keys[at] = (w[a] as number) * classes.names.length + (k[a] as number);
  }
  for (let i = 0; i + 1 < from.length; i++) keys.subarray(from[i], from[i + 1]).sort();
  return {
    tasks: tasks.names,
    workers: workers.names,
    classes: classes.names,
    from,
    worker: Int32Array.from(keys, (key) => Math.floor(key / classes.names.length)),
    label: Int32Array.from(keys, (key) => key % classes.names.length),
  };
}

/** The answers of each worker, as places in `worker` and `label`: those of w at `from[w]` .. `from[w + 1] - 1` of `at`. */
export function answersByWorker({ workers, worker }: Answers): { readonly from: Int32Array; readonly at: Int32Array } {
  const from = new Int32Array(workers.length + 1);
  for (const w of worker) from[w + 1] = (from[w + 1] as number) + 1;
  for (let w = 1; w < from.length; w++) from[w] = (from[w] as number) + (from[w - 1] as number);
  const next = from.slice();
  const at = new Int32Array(worker.length);
  for (let a = 0; a < worker.length; a++) {
    const w = worker[a] as number;
    at[next[w] as number] = a;
    next[w] = (next[w] as number) + 1;
  }
  return { from, at };
}

/** The task of every answer. */
export function taskOfAnswers({ from, worker }: Answers): Int32Array {
  const task = new Int32Array(worker.length);
  for (let i = 0; i + 1 < from.length; i++) task.fill(i, from[i], from[i + 1]);
  return task;
}

function coded(names: readonly string[]): { readonly names: readonly string[]; readonly codes: Int32Array } {
  const distinct = [...new Set(names)].sort(byValue);
  const code = new Map(distinct.map((name, i) => [name, i]));
  return { names: distinct, codes: Int32Array.from(names, (name) => code.get(name) as number) };
}

const NUMBER = /^\d{1,15}$/;

function byValue(a: string, b: string): number {
  const [isA, isB] = [NUMBER.test(a), NUMBER.test(b)];
  if (isA && isB && Number(a) !== Number(b)) return Number(a) - Number(b);
  if (isA !== isB) return isA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
