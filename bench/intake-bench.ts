/** Intake of many files into an empty vault, the same again, and how both grow; once killed half-way and run on. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeRng } from '../src/core/numerics/rng.js';
import { intake } from '../src/intake/intake.js';
import { sourcesOf } from '../src/intake/sources.js';
import { makeInspector } from '../src/integrity/inspector.js';
import { openVault } from '../src/vault/open-vault.js';
import { readVault } from '../src/vault/read-vault.js';
import { custodyLogOf, vaultOfCase } from '../src/vault/vault-paths.js';

const SIZES = [1000, 3000, 10_000] as const;
const KB = 1024;
const now = (): string => new Date().toISOString();
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export async function measureIntake(): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bench-intake-'));
  try {
    const lines: string[] = [];
    let before: { n: number; s: number } | null = null;
    for (const n of SIZES) {
      const from = manyFiles(join(scratch, `in-${n}`), n);
      const vault = join(scratch, `vault-${n}`);
      const first = await once(from, vault);
      const again = await once(from, vault);
      const power =
        before === null
          ? ''
          : `, growth as the power ${(Math.log(first.s / before.s) / Math.log(n / before.n)).toFixed(2)}`;
      before = { n, s: first.s };
      lines.push(
        `${n} files of 16 kB on average: ${first.s.toFixed(1)} s (${(n / first.s).toFixed(0)} files a second), ${first.added} entries; again ${again.s.toFixed(1)} s, ${again.added} new${power}; memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
      );
    }
    lines.push(await killed(scratch, join(scratch, `in-${SIZES.at(-1)}`), SIZES.at(-1) as number));
    return lines;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function once(from: string, folder: string): Promise<{ s: number; added: number }> {
  const start = performance.now();
  const vault = await openVault(folder, { actor: 'bench', now });
  const inspector = makeInspector({ added: '', now: Date.now() });
  try {
    const { added } = await intake((await sourcesOf([from])).sources, { vault, inspector, now });
    return { s: (performance.now() - start) / 1000, added };
  } finally {
    await inspector.close();
    await vault.close();
  }
}

/** The command itself, killed outright four times on its way. */
async function killed(scratch: string, from: string, n: number): Promise<string> {
  const into = join(scratch, 'case');
  cpSync(at('examples/ridgeline'), into, { recursive: true });
  const log = custodyLogOf(vaultOfCase(into));
  const told = (): number => (existsSync(log) ? readFileSync(log, 'latin1').split('\n').length - 1 : 0);
  const run = () =>
    spawn(process.execPath, [at('dist/cli/main.js'), 'intake', into, from, '--json'], { stdio: 'ignore' });
  const stopped: number[] = [];
  for (const share of [0.1, 0.3, 0.6, 0.9]) {
    const child = run();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && told() < share * n) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    stopped.push(told());
  }
  const code = await new Promise((resolve) => run().once('exit', resolve));
  const view = await readVault(vaultOfCase(into));
  const names = new Set(view?.entries.map(({ name }) => name));
  const isWhole = code === 0 && view?.chain.brokenAt === null && view.entries.length === n && names.size === n;
  return `killed with SIGKILL at ${stopped.join(', ')} entries and run again: ${isWhole ? `all ${n}, each once, the log whole` : `BROKEN: exit ${code}, ${view?.entries.length} entries, ${names.size} names`}`;
}

function manyFiles(folder: string, n: number): string {
  const rng = makeRng(20310314);
  for (let i = 0; i < n; i++) {
    const sub = join(folder, String(i % 100));
    if (i < 100) mkdirSync(sub, { recursive: true });
    const bytes = Buffer.alloc(KB + Math.floor(rng.uniform() * 30 * KB), 32 + (i % 90));
    bytes.write(`file ${i}`);
    writeFileSync(join(sub, `${i}.txt`), bytes);
  }
  return folder;
}
