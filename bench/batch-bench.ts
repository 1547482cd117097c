/**
 * Many cases by one, two and four processes (`assess --all`): the time each takes, and whether the bytes are the same. The first
 * stages of 1,000 cases, and the whole of a few; `--deep` weighs the whole of 1,000 (hours). PLUMBLINE_BATCH_CASES and
 * PLUMBLINE_BATCH_WHOLE say how many of each.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateCase } from '../src/testing/generate-case.js';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const CASES = Number(process.env.PLUMBLINE_BATCH_CASES ?? 1_000);
const WHOLE = 8;
const WORKERS = [1, 2, 4] as const;

export async function measureBatch(deep: boolean): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bench-batch-'));
  try {
    const whole = deep ? CASES : Number(process.env.PLUMBLINE_BATCH_WHOLE ?? WHOLE);
    const [many, few] = [join(scratch, 'many'), join(scratch, 'few')];
    for (let n = 1; n <= CASES; n++) write(join(many, `case-${n}`), n);
    for (let n = 1; n <= whole; n++) write(join(few, `case-${n}`), n);
    return [
      ...runs(`${CASES} cases, claims and evidence`, many, join(scratch, 'many-out'), ['--only', 'claims,evidence']),
      ...runs(`${whole} cases, all stages`, few, join(scratch, 'few-out'), []),
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Said = { readonly seconds: number; readonly sha256: string; readonly weighed: number; readonly failed: number };

function runs(what: string, folder: string, out: string, more: readonly string[]): readonly string[] {
  const said = WORKERS.map((workers): Said => {
    const args = [
      MAIN,
      'assess',
      '--all',
      folder,
      '--out',
      `${out}-${workers}`,
      '--workers',
      `${workers}`,
      '--json',
      ...more,
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`${what} by ${workers}: ${stderr}`);
    return JSON.parse(stdout) as Said;
  });
  const [first] = said;
  const isSame = new Set(said.map(({ sha256 }) => sha256)).size === 1;
  return [
    `${what}: ${isSame ? `the same bytes by 1, 2 and 4 processes, ${first?.sha256}` : 'DIFFERENT BYTES'}`,
    ...said.map(
      ({ seconds, weighed }, i) =>
        `  by ${WORKERS[i]}: ${seconds} s, ${(weighed / seconds).toFixed(1)} cases a second, ${((first?.seconds ?? 0) / seconds).toFixed(2)} times as fast as by one`,
    ),
  ];
}

function write(folder: string, seed: number): void {
  for (const [path, bytes] of generateCase(seed).files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
