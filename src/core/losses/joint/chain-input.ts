/** A chain written for the kernel before a sweep and read after it; and shares and sets that are given. */
import type { Statement } from '../statements.js';
import { chainRoom, numbers } from './kernel.js';
import type { JointProblem } from './problem.js';
import { writeProblem } from './problem-input.js';
import type { KeptSets, Latents, Shares } from './state.js';
import * as place from './sweep-layout.js';
import type { Window } from './window.js';

/** Writes shares and sets that are given. @param without statements taken out @returns the place after them */
export function writeGiven(
  problem: JointProblem,
  shares: Shares,
  sets: KeptSets,
  without?: ReadonlySet<Statement>,
): number {
  writeProblem(problem, without);
  let at = chainRoom(lengthOf(problem));
  const into = numbers();
  into[at + place.CONCENTRATION] = shares.concentration;
  into[at + place.HIDDEN] = shares.hidden;
  into[at + place.REPORT] = shares.report;
  into[at + place.SWAP] = shares.swap;
  into[at + place.FALSE_ALARM] = shares.falseAlarm;
  at += place.STATE;
  for (const list of listsOf(shares)) at = write(into, at, list);
  for (const list of setsOf(sets)) at = write(into, at, list);
  return at;
}

/** Writes a chain to be swept. @param windows how far to fill the columns of each cell */
export function writeChain(problem: JointProblem, shares: Shares, latents: Latents, windows: readonly Window[]): void {
  let at = writeGiven(problem, shares, latents);
  const into = numbers();
  for (const list of numbersOf(latents)) at = write(into, at, list);
  for (let c = 0; c < windows.length; c++, at += place.WINDOW) {
    const { n, mostD, mostM } = windows[c] as Window;
    into[at] = n;
    into[at + 1] = mostD;
    into[at + 2] = mostM;
  }
}

/** Takes back the chain written last, as a sweep left it. */
export function takeChain(problem: JointProblem, shares: Shares, latents: Latents, windows: readonly Window[]): void {
  let at = chainRoom(lengthOf(problem));
  const from = numbers();
  shares.concentration = from[at + place.CONCENTRATION] as number;
  shares.hidden = from[at + place.HIDDEN] as number;
  shares.report = from[at + place.REPORT] as number;
  shares.swap = from[at + place.SWAP] as number;
  shares.falseAlarm = from[at + place.FALSE_ALARM] as number;
  at += place.STATE;
  for (const list of listsOf(shares)) at = read(from, at, list);
  for (const list of setsOf(latents)) at = read(from, at, list);
  for (const list of numbersOf(latents)) at = read(from, at, list);
  for (let c = 0; c < windows.length; c++, at += place.WINDOW) {
    const window = windows[c] as Window;
    window.n = from[at] as number;
    window.mostD = from[at + 1] as number;
    window.mostM = from[at + 2] as number;
  }
}

// Lists in the order of `kernel/state.ts`.
const listsOf = (shares: Shares): readonly Numbers[] => [
  shares.seeDestroyed,
  shares.seeDamaged,
  shares.hitShare,
  shares.blind,
  shares.destroyedIfHit,
  shares.inView,
];
const setsOf = (sets: KeptSets): readonly Numbers[] => [
  sets.seenDestroyed,
  sets.seenDamaged,
  sets.sumDestroyed,
  sets.sumDamaged,
];
const numbersOf = (latents: Latents): readonly Numbers[] => [
  latents.destroyed,
  latents.damaged,
  latents.present,
  latents.struck,
];

const lengthOf = ({ sites, types, images, cells, slots, sums }: JointProblem): number =>
  place.STATE +
  2 * place.EYES +
  3 * sites.length +
  types.length +
  images.length +
  (3 + place.WINDOW) * cells.length +
  2 * (slots + sums.length);

type Numbers = Float64Array | Int32Array | Uint8Array;

/** @returns the place after them */
function write(into: Float64Array, at: number, from: Numbers): number {
  for (let i = 0; i < from.length; i++) into[at + i] = from[i] as number;
  return at + from.length;
}

function read(from: Float64Array, at: number, into: Numbers): number {
  for (let i = 0; i < into.length; i++) into[i] = from[at + i] as number;
  return at + into.length;
}
