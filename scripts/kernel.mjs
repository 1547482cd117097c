/**
 * Compiles kernel/ (AssemblyScript) to WebAssembly, as text in a module that Node, browsers and bundlers read alike. It is
 * committed, so that a build needs no compiler of it; test/kernel.test.ts holds it to the sources.
 * Usage: node scripts/kernel.mjs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where it is committed, from the root. */
export const MODULE = 'src/core/losses/joint/kernel-bytes.ts';

const LINE = 236;

const OPTIONS = [
  ...['-O2', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
  ...['--baseDir', ROOT, '--outFile', 'kernel.wasm'],
];

/** @returns the bytes, the same for the same sources on every machine */
export async function compileKernel() {
  let bytes = null;
  const keep = (_name, contents) => {
    bytes = contents;
  };
  const { error, stderr } = await asc.main(['kernel/main.ts', ...OPTIONS], { writeFile: keep });
  if (error) throw new Error(`kernel/main.ts: compiles, got ${error.message}\n${stderr}`);
  // An abort is asked for by whatever makes objects or arrays: `room` hands out memory here, and nothing else may.
  const asked = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  if (asked.length > 0)
    throw new Error(`kernel/main.ts: asks its host for nothing, got ${asked.map(({ name }) => name).join(', ')}`);
  return bytes;
}

/** The module as committed. In hexadecimal: longer than base64, but packed it is a fifth smaller, and nothing in it is ever taken for a name. */
export function moduleOf(bytes) {
  const lines = Buffer.from(bytes)
    .toString('hex')
    .match(new RegExp(`.{1,${LINE}}`, 'g'));
  return [
    '/** Made by `npm run kernel` of the sources in kernel/; not to be edited. */',
    '',
    '/** A WebAssembly module in hexadecimal, in lines. */',
    'export const KERNEL: string = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernel();
  writeFileSync(join(ROOT, MODULE), moduleOf(bytes));
  console.error(`plumbline: ${MODULE}, ${bytes.length} bytes of WebAssembly`);
}
