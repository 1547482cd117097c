/** `plumbline serve` as a process: opened, refused, told to end, and opened again over the same data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Child, watch } from './support/children.js';
import { serversIn } from './support/processes.js';
import { openTempFolder } from './support/servers.js';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const CASE = fileURLToPath(new URL('../cases/spiderweb', import.meta.url));

let data: string;
let started: ChildProcess[];
beforeEach(async () => {
  data = await openTempFolder();
  started = [];
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await expect.poll(() => existsSync(join(data, 'postgres', 'postmaster.pid')), { timeout: 15_000 }).toBe(false);
  await rm(data, { recursive: true, force: true });
});

function serve(...args: readonly string[]): Child {
  const { DATABASE_URL: _, PLUMBLINE_PORT: __, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', data, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return watch(child);
}

const addressOf = async (child: Child): Promise<string> =>
  /http:\S+/.exec((await child.says('Workbench at')) ?? '')?.[0] ?? `none: ${child.complaints()}`;

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it in order: exit code 0, no server left, the case kept',
  async (signal) => {
    const first = serve(CASE, '--port', '0');
    const address = await addressOf(first);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toMatch(/<div id="root"|<script/);
    // A browser keeps its connections open: they must not keep the server.
    const open = await fetch(`${address}/api/cases`);
    const before = (await open.json()).cases;
    expect(before).toHaveLength(1);
    first.process.kill(signal);
    expect(await first.ended).toBe(0);
    expect(serversIn(join(data, 'postgres'))).toEqual([]);

    const again = serve(CASE, '--port', '0');
    expect((await (await fetch(`${await addressOf(again)}/api/cases`)).json()).cases).toEqual(before);
    again.process.kill(signal);
    expect(await again.ended).toBe(0);
  },
);

test('a second one over the same data is refused, naming the first and the way out', async () => {
  const first = serve('--port', '0');
  await addressOf(first);
  const second = serve('--port', '0');
  expect(await second.ended).toBe(1);
  expect(second.complaints()).toMatch(new RegExp(`got process ${first.process.pid} .*\n.*PLUMBLINE_DATA`));
  expect(second.complaints()).not.toMatch(/\n\s+at /);
});

test('told to listen beyond this machine, it refuses as a wrong command and touches nothing', async () => {
  const child = serve('--host', '0.0.0.0', '--port', '0');
  expect(await child.ended).toBe(2);
  expect(child.complaints()).toMatch(/--host: this machine alone .*\n.*nobody signs in/);
  expect(existsSync(join(data, 'postgres'))).toBe(false);
});

test('a DATABASE_URL that does not answer is said in two lines', async () => {
  const child = serve('--port', '0', '--database', 'postgresql://nobody:secret@127.0.0.1:1/none');
  expect(await child.ended).toBe(1);
  expect(child.complaints()).toMatch(
    /^plumbline: DATABASE_URL: a PostgreSQL server that answers, got .*\n {2}see the address/,
  );
  expect(child.complaints()).not.toMatch(/secret/);
});
