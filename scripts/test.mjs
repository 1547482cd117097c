/**
 * `npm test`: every test, real browser and real databases included. Arguments go to vitest; `--deep` plays the long
 * versions (500 kills of an importing process).
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ROOT, setUp } from './setup.mjs';

const isDeep = process.argv.includes('--deep');
const args = process.argv.slice(2).filter((arg) => arg !== '--deep');
await setUp();
const chosen = args.filter((arg) => !arg.startsWith('-'));
if (chosen.length === 0 || chosen.some((name) => /browser|workbench/.test(name))) ensureChromium();

const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], {
  cwd: ROOT,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: isDeep ? { ...process.env, PLUMBLINE_DEEP: '1' } : process.env,
});
// vitest takes down its servers when it is told to end; we only pass the word on and wait.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
