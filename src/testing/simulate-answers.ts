/** Answers simulated forwards from the raters' model, with copying if wanted. */
import type { AnswerColumns } from '../core/evidence/raters/answers.js';
import type { Rng } from '../core/numerics/rng.js';

export type SimulatedWorker = {
  /** chance of the true label, whatever it is */
  readonly accuracy: number;
  /** place in the list of an earlier worker whose answers are repeated */
  readonly copies?: number;
  /** chance that an answer is copied; 1 by default where `copies` is given */
  readonly share?: number;
};

export type SimulatedAnswers = { readonly columns: AnswerColumns; readonly truth: readonly string[] };

export function simulateAnswers(
  tasks: number,
  labels: readonly string[],
  workers: readonly SimulatedWorker[],
  rng: Rng,
): SimulatedAnswers {
  const [task, worker, label]: [string[], string[], string[]] = [[], [], []];
  const truth: string[] = [];
  for (let i = 0; i < tasks; i++) {
    const own = Math.floor(rng.uniform() * labels.length);
    truth.push(labels[own] as string);
    const said: number[] = [];
    for (const [w, { accuracy, copies, share = 1 }] of workers.entries()) {
      const isCopied = copies !== undefined && rng.uniform() < share;
      const isRight = rng.uniform() < accuracy;
      const other = (own + 1 + Math.floor(rng.uniform() * (labels.length - 1))) % labels.length;
      said.push(isCopied ? (said[copies] as number) : isRight ? own : other);
      task.push(`${i + 1}`);
      worker.push(`w${w + 1}`);
      label.push(labels[said[w] as number] as string);
    }
  }
  return { columns: { task, worker, label }, truth };
}
