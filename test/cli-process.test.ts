/** The command as a process of its own: streams, exit codes, a reader that leaves early, and how soon `--help` answers. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const CASE = fileURLToPath(new URL('../cases/spiderweb', import.meta.url));

type Ended = { readonly code: number | null; readonly out: string; readonly err: string; readonly ms: number };

function plumbline(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  leaveAfter = Number.POSITIVE_INFINITY,
): Promise<Ended> {
  return ran([MAIN, ...args], env, leaveAfter);
}

function ran(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  leaveAfter = Number.POSITIVE_INFINITY,
): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (out.length >= leaveAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err, ms: performance.now() - started }));
  });
}

test('twice the same case and seed: the same bytes from two processes', async () => {
  const args = ['assess', CASE, '--json', '--seed', '1', '--fresh'];
  const [one, two] = [await plumbline(args), await plumbline(args)];
  expect([one.code, one.err]).toEqual([0, '']);
  expect(two.out).toBe(one.out);
  expect(JSON.parse(one.out).seed).toBe(1);
});

test('no colour in a pipe, 100 columns where none are known, COLUMNS where it is set', async () => {
  const piped = await plumbline(['assess', CASE], { COLUMNS: '' });
  expect(piped.out).not.toContain('\x1b');
  expect(Math.max(...piped.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  const narrow = await plumbline(['assess', CASE], { COLUMNS: '80' });
  expect(Math.max(...narrow.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('a reader that has seen enough is no error', async () => {
  const { code, err } = await plumbline(['assess', CASE, '--json'], {}, 10);
  expect([code, err]).toEqual([0, '']);
});

test('exit codes reach the shell: 0 done, 1 the work failed, 2 the command was wrong', async () => {
  const picture = fileURLToPath(new URL('../docs/screens/front-light.png', import.meta.url));
  const codes = [['verify', CASE], ['claims', picture], ['assess', CASE, '--scenario', 'fair'], []];
  const ended = await Promise.all(codes.map((args) => plumbline(args)));
  expect(ended.map(({ code }) => code)).toEqual([0, 1, 2, 2]);
  expect(ended.slice(1).map(({ out }) => out)).toEqual(['', '', '']);
});

test('--help answers before anything else is loaded', async () => {
  const helps = [await plumbline(['--help']), await plumbline(['assess', '--help'])];
  expect(helps.map(({ code }) => code)).toEqual([0, 0]);
  // Bare Node takes about 65 ms here, commander and our own tree of commands 50 more, the case machinery several hundred.
  // Told apart by what Node itself takes at the same moment, so that a busy machine does not decide.
  const bare: number[] = [];
  for (let round = 0; round < 3; round++) {
    bare.push((await ran(['-e', '0'])).ms);
    helps.push(await plumbline(['--help']));
  }
  expect(Math.min(...helps.map(({ ms }) => ms)) / Math.min(...bare)).toBeLessThan(4);
});
