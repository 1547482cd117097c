/**
 * The kernel that fills tables (AssemblyScript in kernel/ at the root, compiled into `kernel-bytes.ts`): one instance in each
 * thread, made when it is first asked for. The same bytes in Node and in browsers; logarithms and exponentials are the host's.
 */
import { KERNEL } from './kernel-bytes.js';

/** In Node and in browsers, but in no ECMAScript: what is used of it, no more. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, given: object) => { readonly exports: unknown };
};

/** What kernel/main.ts exports; addresses in bytes, multiples of eight. */
type Kernel = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly input: (length: number) => number;
  readonly fill: () => number;
  readonly reports: (n: number, mostD: number, mostM: number) => number;
  readonly pmfsOf: () => number;
  readonly hits: () => number;
};

let made: Kernel | null = null;
let seen = new Float64Array(0);

function kernel(): Kernel {
  made ??= makeKernel();
  return made;
}

/** All of its memory, as numbers. What was seen before is gone when it grows: ask again after each call. */
export function numbers(): Float64Array {
  if (seen.length === 0) seen = new Float64Array(kernel().memory.buffer);
  return seen;
}

/** Place of so many numbers to be written for what is called next. */
export const roomFor = (length: number): number => kernel().input(length) >>> 3;

/** Fills the columns of the cell written. @returns place of what there is to know of them */
export const fillWritten = (): number => kernel().fill() >>> 3;

/** Place of the likelihood of the reports of the image written, over D <= mostD, M <= mostM, D + M <= n, in rows of n + 1. */
export const reportsWritten = (n: number, mostD: number, mostM: number): number =>
  kernel().reports(n, mostD, mostM) >>> 3;

/** Address of P(H = h) before any image, of the cell written. */
export const hitsWritten = (): number => kernel().hits();

/** P(D) and P(D + M) of the columns written. @returns place of the addresses of both */
export const pmfsWritten = (): number => kernel().pmfsOf() >>> 3;

/** Copies numbers out, from an address in bytes. */
export function copyOut(into: Float64Array, address: number, length: number): void {
  const from = numbers();
  const at = address / 8;
  // A view costs as much as some sixty numbers.
  if (length > 64) into.set(from.subarray(at, at + length));
  else for (let i = 0; i < length; i++) into[i] = from[at + i] as number;
}

/** Copies numbers in, to a place. @returns the place after them */
export function copyIn(from: Float64Array, at: number, length: number): number {
  const into = numbers();
  if (length > 64) into.set(from.subarray(0, length), at);
  else for (let i = 0; i < length; i++) into[at + i] = from[i] as number;
  return at + length;
}

function makeKernel(): Kernel {
  if (typeof WebAssembly === 'undefined')
    throw new Error(
      'WebAssembly: there, got none; switch it on in this browser, or open the case where a server weighs it',
    );
  const digits = KERNEL.replaceAll('\n', '');
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  const host = { log: Math.log, exp: Math.exp };
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { host }).exports as Kernel;
}
