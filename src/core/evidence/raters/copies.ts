/**
 * Groups of workers who speak with one voice. A pair is tested (copied-pair.ts) where it agrees more than either does with most
 * others, against a jury without the two and without anyone who agrees with one of them about as much: a copied copy on the
 * jury would make the copies look right. A pair is linked where more than four answers in five are copied and chance is ruled out at 1 % over
 * all pairs (at 1 % for a pair that never differed); linked pairs make groups. Cost: one test for each suspected pair.
 */
import { type Answers, answersByWorker, taskOfAnswers } from './answers.js';
import { type CopyTest, copyTest } from './copied-pair.js';
import { type PairAgreement, pairAgreements } from './pair-agreement.js';

export type CopiedPair = PairAgreement & CopyTest;

export type Copies = {
  /** groups of two workers or more, as their numbers, each in order */
  readonly groups: readonly (readonly number[])[];
  /** the linked pairs, with what was found */
  readonly pairs: readonly CopiedPair[];
  /** pairs that never differed, though accuracy would explain it */
  readonly identical: readonly PairAgreement[];
  /** suspected pairs for which no others were left to judge by */
  readonly untested: readonly PairAgreement[];
};

/** A shared eye for hard tasks reaches .76 between workers of a published table (docs/methods/raters.md). */
const COPIED = 0.8;
const CHANCE = 0.01;
/** Standard errors above what is usual for a worker: only a filter, the test decides. */
const SUSPECT = 2;
const LEAST_JURY = 2;

export function findCopies(answers: Answers): Copies {
  const none: Copies = { groups: [], pairs: [], identical: [], untested: [] };
  if (answers.classes.length < 2) return none;
  const all = pairAgreements(answers);
  const partners = partnersOf(all, answers.workers.length);
  const usual = partners.map((list) =>
    quantileOf(
      list.map(({ rate }) => rate),
      0.25,
    ),
  );
  const suspected = all.filter((pair) => {
    const rate = pair.agreed / pair.common;
    const expected = Math.min(0.98, Math.max(usual[pair.first] as number, usual[pair.second] as number));
    const error = Math.sqrt((expected * (1 - expected)) / pair.common);
    return rate > COPIED && (rate === 1 || rate > expected + SUSPECT * error);
  });
  const judge = makeJudge(answers);
  const [linked, identical, untested]: [CopiedPair[], PairAgreement[], PairAgreement[]] = [[], [], []];
  for (const pair of suspected) {
    const test = judge(pair, partners);
    if (test === null) untested.push(pair);
    else if (test.share > COPIED && test.p < chanceAllowed(pair, all.length)) linked.push({ ...pair, ...test });
    else if (pair.agreed === pair.common) identical.push(pair);
  }
  return { groups: groupsOf(linked, answers.workers.length), pairs: linked, identical, untested };
}

/** All pairs share the 1 %; two who never differed in ten tasks or more are few, and each such pair has it for itself. */
const chanceAllowed = ({ common, agreed }: PairAgreement, pairs: number): number =>
  agreed === common && common >= LEAST_EXACT ? CHANCE : CHANCE / pairs;
const LEAST_EXACT = 10;

type Partner = { readonly other: number; readonly rate: number };

function partnersOf(pairs: readonly PairAgreement[], workers: number): readonly (readonly Partner[])[] {
  const lists: Partner[][] = Array.from({ length: workers }, () => []);
  for (const { first, second, common, agreed } of pairs) {
    lists[first]?.push({ other: second, rate: agreed / common });
    lists[second]?.push({ other: first, rate: agreed / common });
  }
  return lists;
}

type Judge = (pair: PairAgreement, partners: readonly (readonly Partner[])[]) => CopyTest | null;

function makeJudge(answers: Answers): Judge {
  const taskOf = taskOfAnswers(answers);
  const by = answersByWorker(answers);
  const firstAnswers = (w: number): Map<number, number> => {
    const said = new Map<number, number>();
    for (let i = by.from[w] as number; i < (by.from[w + 1] as number); i++) {
      const a = by.at[i] as number;
      const task = taskOf[a] as number;
      if (!said.has(task)) said.set(task, answers.label[a] as number);
    }
    return said;
  };
  return ({ first, second, common, agreed }, partners) => {
    const alike = agreed / common - 1 / Math.sqrt(common);
    const isOut = new Set([first, second]);
    for (const w of [first, second])
      for (const { other, rate } of partners[w] as readonly Partner[]) if (rate >= alike) isOut.add(other);
    return testBefore(answers, firstAnswers(first), firstAnswers(second), isOut);
  };
}

/** The test on the tasks both answered, with everyone who is not out as the jury; null when fewer than two are left. */
function testBefore(
  answers: Answers,
  first: ReadonlyMap<number, number>,
  second: ReadonlyMap<number, number>,
  isOut: ReadonlySet<number>,
): CopyTest | null {
  const jurors = new Map<number, number>();
  const [ones, twos, from]: [number[], number[], number[]] = [[], [], [0]];
  const [worker, label]: [number[], number[]] = [[], []];
  for (const [task, said] of first) {
    const other = second.get(task);
    if (other === undefined) continue;
    ones.push(said);
    twos.push(other);
    for (let a = answers.from[task] as number; a < (answers.from[task + 1] as number); a++) {
      const w = answers.worker[a] as number;
      if (isOut.has(w)) continue;
      const juror = jurors.get(w) ?? jurors.size + 2;
      jurors.set(w, juror);
      worker.push(juror);
      label.push(answers.label[a] as number);
    }
    from.push(worker.length);
  }
  if (jurors.size < LEAST_JURY) return null;
  return copyTest({
    classes: answers.classes.length,
    workers: jurors.size + 2,
    first: Int32Array.from(ones),
    second: Int32Array.from(twos),
    from: Int32Array.from(from),
    worker: Int32Array.from(worker),
    label: Int32Array.from(label),
  });
}

function quantileOf(list: readonly number[], p: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(p * (sorted.length - 1))] ?? 0;
}

/** Connected groups of linked pairs, by their least member. */
function groupsOf(pairs: readonly CopiedPair[], workers: number): readonly (readonly number[])[] {
  const group = Array.from({ length: workers }, (_, w) => w);
  const root = (w: number): number => (group[w] === w ? w : root(group[w] as number));
  for (const { first, second } of pairs) {
    const [a, b] = [root(first), root(second)];
    group[Math.max(a, b)] = Math.min(a, b);
  }
  const members = new Map<number, number[]>();
  for (let w = 0; w < workers; w++) members.set(root(w), [...(members.get(root(w)) ?? []), w]);
  return [...members.values()].filter((list) => list.length > 1);
}
