/** The main job of a fresh checkout: the shipped case on the terminal, then in the workbench. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { assess } from './assess.js';
import { type ServeOptions, serve } from './serve.js';

const SHIPPED = '../../../cases';

export async function demo(options: ServeOptions & { readonly seed: number }, io: Io): Promise<ExitCode> {
  const root = fileURLToPath(new URL(SHIPPED, import.meta.url));
  const cases = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = cases.map((entry) => `${root}/${entry.name}`);
  for (const folder of folders) {
    const code = await assess(folder, { seed: options.seed }, io);
    if (code !== 0) return code;
  }
  return serve(folders, options, io);
}
