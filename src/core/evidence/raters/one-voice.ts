/** The same answers with each group of copies speaking once: on a task, what most of its members said. */
import type { Answers } from './answers.js';
import { codeAnswers, taskOfAnswers } from './answers.js';

/** A voice carries the name of its first member; where its members tie, the label of the first of them in order. */
export function asOneVoice(answers: Answers, groups: readonly (readonly number[])[]): Answers {
  const voice = Int32Array.from(answers.workers, (_, w) => w);
  for (const group of groups) for (const w of group) voice[w] = group[0] as number;
  const isGrouped = new Uint8Array(answers.workers.length);
  for (const group of groups) for (const w of group) isGrouped[w] = 1;
  const [task, worker, label]: [string[], string[], string[]] = [[], [], []];
  const add = (i: number, w: number, l: number): void => {
    task.push(answers.tasks[i] as string);
    worker.push(answers.workers[w] as string);
    label.push(answers.classes[l] as string);
  };
  const taskOf = taskOfAnswers(answers);
  let votes = new Map<number, Map<number, number>>();
  for (let a = 0; a < answers.worker.length; a++) {
    const [i, w, l] = [taskOf[a] as number, answers.worker[a] as number, answers.label[a] as number];
    if (isGrouped[w] === 0) add(i, w, l);
    else {
      const said = votes.get(voice[w] as number) ?? new Map<number, number>();
      said.set(l, (said.get(l) ?? 0) + 1);
      votes.set(voice[w] as number, said);
    }
    if (taskOf[a + 1] === i) continue;
    for (const [v, said] of votes) add(i, v, [...said].reduce((best, next) => (next[1] > best[1] ? next : best))[0]);
    votes = new Map();
  }
  return codeAnswers({ task, worker, label });
}
