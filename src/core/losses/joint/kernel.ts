/**
 * The kernel, which is the sampler (AssemblyScript in kernel/ at the root, compiled into `kernel-bytes.ts`): one instance in each
 * thread, made when it is first asked for. The same bytes in Node and in browsers, and the same digits: it asks its host for nothing.
 */
import { AHEAD, type Rng, type Stream, streamOf } from '../../numerics/rng.js';
import { KERNEL } from './kernel-bytes.js';
import type { Window } from './window.js';

/** In Node and in browsers, but in no ECMAScript: what is used of it, no more. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** What kernel/main.ts exports; addresses in bytes, multiples of eight. */
type Kernel = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly input: (length: number) => number;
  readonly hits: () => number;
  readonly chance: () => number;
  readonly problem: (length: number) => number;
  readonly chain: (length: number) => number;
  readonly sweep: (isKept: number) => void;
  readonly begin: () => void;
  readonly fill: (cell: number, isHeld: number, n: number, mostD: number, mostM: number) => number;
  readonly swept: (cell: number) => number;
  readonly pmfsOf: (cell: number) => number;
  readonly joint: (count: number) => number;
  readonly sums: (count: number, lists: number) => number;
  readonly tally: (destroyed: number, damaged: number, chances: number, mean: number) => number;
};

let compiled: object | null = null;
let made: Kernel | null = null;
let seen = new Float64Array(0);
let seenWords = new Int32Array(0);

function kernel(): Kernel {
  made ??= makeKernel();
  return made;
}

/** All of its memory, as words. */
function words(): Int32Array {
  if (seenWords.length === 0) seenWords = new Int32Array(kernel().memory.buffer);
  return seenWords;
}

/** All of its memory, as numbers. What was seen before is gone when it grows: ask again after each call. */
export function numbers(): Float64Array {
  if (seen.length === 0) seen = new Float64Array(kernel().memory.buffer);
  return seen;
}

/** Place of so many numbers to be written for what is called next. */
export const roomFor = (length: number): number => kernel().input(length) >>> 3;

/** Address of P(H = h) before any image, of the cell written. */
export const hitsWritten = (): number => kernel().hits();

/** Memory does not shrink: one that has grown past 128 MB is let go when the next problem comes. */
const MANY = 2 ** 24;

/** Place of so many numbers of a problem. What stood written of another is gone. */
export function problemRoom(length: number): number {
  if (numbers().length > MANY) [made, seen, seenWords] = [null, new Float64Array(0), new Int32Array(0)];
  return kernel().problem(length) >>> 3;
}

/** Place of so many numbers of a chain of the problem written. */
export const chainRoom = (length: number): number => kernel().chain(length) >>> 3;

/** One sweep of the chain written. @param isKept columns of its cells are asked for after it */
export function sweepWritten(rng: Rng, isKept: boolean): void {
  drawing(rng, () => kernel().sweep(Number(isKept)));
}

/** Shares and sets are given as the chain written has them, for what is filled from now on. */
export const beginGiven = (): void => kernel().begin();

/** Fills the columns of a cell, as far as its window. @returns place of what there is to know of them */
export const fillAt = (cell: number, isHeld: boolean, { n, mostD, mostM }: Window): number =>
  kernel().fill(cell, Number(isHeld), n, mostD, mostM) >>> 3;

/** Takes those of a cell as the sweep left them. @returns place of what there is to know of them */
export const sweptAt = (cell: number): number => kernel().swept(cell) >>> 3;

/** P(D) and P(D + M) of a cell whose columns are filled. @returns place of the addresses of both */
export const pmfsAt = (cell: number): number => kernel().pmfsOf(cell) >>> 3;

/** Joint draws as asked in what is written. @returns their place */
export function jointWritten(count: number, rng: Rng): number {
  return drawing(rng, () => kernel().joint(count) >>> 3);
}

/** The sum of lists written, each of so many rows. @returns place of its lengths, which its rows follow */
export const sumWritten = (count: number, lists: number): number => kernel().sums(count, lists) >>> 3;

/** Tallies the statement written, its chances that many places on. @returns place of the exposures tallied */
export function tallyWritten(destroyed: number, damaged: number, chances: number, mean: number, rng: Rng): number {
  return drawing(rng, () => kernel().tally(destroyed, damaged, chances, mean) >>> 3);
}

/** Lends the kernel a stream of chance: it is left where the kernel ends. */
function drawing<T>(rng: Rng, act: () => T): T {
  const stream = streamOf(rng);
  const at = kernel().chance();
  writeStream(stream, at);
  const made = act();
  readStream(stream, at);
  return made;
}

/** Places of `kernel/chance.ts`, in words. */
const STATE = AHEAD;
const AT = STATE + 4;
const HAS_SPARE = AT + 1;

function writeStream({ ahead, state, at, hasSpare, spare }: Stream, address: number): void {
  const into = words();
  const from = address >>> 2;
  for (let i = at; i < AHEAD; i++) into[from + i] = ahead[i] as number;
  for (let i = 0; i < state.length; i++) into[from + STATE + i] = state[i] as number;
  into[from + AT] = at;
  into[from + HAS_SPARE] = Number(hasSpare);
  numbers()[(from + HAS_SPARE + 1) / 2] = spare;
}

function readStream(stream: Stream, address: number): void {
  const from = words();
  const at = address >>> 2;
  for (let i = 0; i < AHEAD; i++) stream.ahead[i] = from[at + i] as number;
  for (let i = 0; i < stream.state.length; i++) stream.state[i] = from[at + STATE + i] as number;
  stream.at = from[at + AT] as number;
  stream.hasSpare = from[at + HAS_SPARE] !== 0;
  stream.spare = numbers()[(at + HAS_SPARE + 1) / 2] as number;
}

/** Copies numbers out, from an address in bytes. */
export function copyOut(into: Float64Array, address: number, length: number): void {
  const from = numbers();
  const at = address / 8;
  // A view costs as much as some sixty numbers.
  if (length > 64) into.set(from.subarray(at, at + length));
  else for (let i = 0; i < length; i++) into[i] = from[at + i] as number;
}

function makeKernel(): Kernel {
  if (typeof WebAssembly === 'undefined')
    throw new Error(
      'WebAssembly: there, got none; switch it on in this browser, or open the case where a server weighs it',
    );
  compiled ??= compile();
  return new WebAssembly.Instance(compiled).exports as Kernel;
}

function compile(): object {
  const digits = KERNEL.replaceAll('\n', '');
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return new WebAssembly.Module(bytes);
}
