/**
 * Many cases at once: the same bytes whatever the number of processes, and whatever was killed on the way. Here the first
 * stages of a few cases and the whole of one; `npm run deep` weighs the whole of as many as PLUMBLINE_BATCH_CASES says (1,000).
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateCase } from '../src/testing/generate-case.js';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const isDeep = process.env.PLUMBLINE_DEEP !== undefined;
const CASES = Number(process.env.PLUMBLINE_BATCH_CASES ?? (isDeep ? 1000 : 6));
const ONLY = isDeep ? [] : ['--only', 'claims,evidence'];
/** of one case with everything in it, on a busy machine */
const CASE_MS = 30_000;

let scratch: string;
let cases: string;
beforeAll(
  () => {
    scratch = mkdtempSync(join(tmpdir(), 'plumbline-all-'));
    cases = join(scratch, 'cases');
    for (let n = 1; n <= CASES; n++) writeCase(join(cases, n % 2 === 0 ? 'even' : 'odd', `case-${n}`), n);
  },
  CASES * 1_000 + 60_000,
);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function writeCase(folder: string, seed: number): void {
  for (const [path, bytes] of generateCase(seed).files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

type Ended = { readonly code: number | null; readonly said: Record<string, unknown>; readonly err: string };

const args = (folder: string, out: string, workers: number, more: readonly string[] = ONLY): string[] => [
  ...[MAIN, 'assess', '--all', folder, '--out', out, '--workers', String(workers), '--json', ...more],
];

function all(folder: string, out: string, workers: number, more?: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args(folder, out, workers, more), {
    encoding: 'utf8',
  });
  return { code: status, said: stdout === '' ? {} : JSON.parse(stdout), err: stderr };
}

/** Every file of a folder with its text. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}

/** Cases whose assessment stands there. */
const done = (out: string): number =>
  existsSync(out)
    ? readdirSync(out, { recursive: true }).filter((path) => /\/assessment\.json$/.test(String(path))).length
    : 0;

test(
  'one, two and four processes write the same bytes',
  () => {
    const runs = [1, 2, 4].map((workers) => {
      const out = join(scratch, `out-${workers}`);
      const { code, said, err } = all(cases, out, workers);
      expect([code, err]).toEqual([0, '']);
      expect(said).toMatchObject({ cases: CASES, weighed: CASES, kept: 0, failed: 0, workers });
      console.log(`${CASES} cases by ${workers}: ${said.seconds} s, ${said.sha256}`);
      return { files: filesOf(out), sha256: said.sha256 };
    });
    const [first, ...others] = runs;
    expect(first?.files.size).toBe(2 * CASES + 2);
    for (const other of others) expect(other).toEqual(first);
  },
  CASES * CASE_MS,
);

test(
  'killed outright and run again, with other numbers of processes: every case once, and the same bytes',
  async () => {
    const out = join(scratch, 'killed');
    const killedAt: number[] = [];
    const rounds = [
      [3, 0.3],
      ...(isDeep
        ? [
            [2, 0.5],
            [4, 0.7],
          ]
        : []),
    ] as const;
    for (const [workers = 1, share = 0] of rounds) {
      const child = spawn(process.execPath, args(cases, out, workers), { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (child.exitCode === null && done(out) < share * CASES) await sleep(5);
      child.kill('SIGKILL');
      await ended;
      killedAt.push(done(out));
    }
    const { code, said } = all(cases, out, 2);
    expect([code, said.failed]).toEqual([0, 0]);
    expect(Number(said.kept)).toBeGreaterThanOrEqual(killedAt.at(-1) ?? 0);
    expect(Number(said.kept) + Number(said.weighed)).toBe(CASES);
    console.log(`killed at ${killedAt.join(', ')} of ${CASES} cases, then ${said.weighed} more`);
    const parts = [...filesOf(out)].filter(([path]) => !/\/\.[^/]+$/.test(path));
    expect(new Map(parts)).toEqual(filesOf(join(scratch, 'out-1')));
  },
  CASES * CASE_MS,
);

test(
  'whole assessments are those of the command for one case',
  () => {
    const [few, out] = [join(scratch, 'few'), join(scratch, 'few-out')];
    writeCase(join(few, 'case-3'), 3);
    expect(all(few, out, 2, [])).toMatchObject({ code: 0, said: { weighed: 1 } });
    const one = spawnSync(process.execPath, [MAIN, 'assess', join(few, 'case-3'), '--json', '--fresh'], {
      encoding: 'utf8',
    });
    expect(readFileSync(join(out, 'case-3', 'assessment.json'), 'utf8')).toBe(one.stdout);
  },
  8 * CASE_MS,
);

test('a case that does not read fails alone, by name; mended, it is all that is weighed', () => {
  const [folder, out] = [join(scratch, 'some'), join(scratch, 'some-out')];
  for (const seed of [3, 5]) writeCase(join(folder, `case-${seed}`), seed);
  const broken = join(folder, 'case-5', 'datapackage.json');
  cpSync(broken, join(scratch, 'kept.json'));
  writeFileSync(broken, '{');
  const { code, said, err } = all(folder, out, 2);
  expect([code, said.weighed, said.failed, said.sha256]).toEqual([1, 1, 1, null]);
  expect(err).toMatch(/case-5: datapackage\.json.*\n.*1 case failed; mend/s);
  cpSync(join(scratch, 'kept.json'), broken);
  expect(all(folder, out, 2)).toMatchObject({ code: 0, said: { weighed: 1, kept: 1, failed: 0 } });
});

test('a folder of another batch, and a case that has changed since, are refused and left as they are', () => {
  const [folder, out] = [join(scratch, 'other'), join(scratch, 'other-out')];
  writeCase(join(folder, 'case-3'), 3);
  expect(all(folder, out, 1).code).toBe(0);
  const before = filesOf(out);
  const seed = all(folder, out, 1, [...ONLY, '--seed', '2']);
  expect([seed.code, seed.err]).toEqual([1, expect.stringMatching(/one of the same batch, got another batch's/)]);
  writeFileSync(join(folder, 'case-3', 'claims.csv'), generateCase(5).files.get('claims.csv') ?? '');
  const changed = all(folder, out, 1);
  expect(changed.code).toBe(1);
  expect(filesOf(out)).toEqual(before);
});

test(
  'a process that is killed costs its case one more try',
  async () => {
    const out = join(scratch, 'lost');
    const child = spawn(process.execPath, args(cases, out, 2), { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && done(out) === 0) await sleep(5);
    const [lost] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ');
    process.kill(Number(lost), 'SIGKILL');
    expect(await ended).toBe(0);
    // Killed after it wrote and before it said so, its case is found done.
    const { weighed, kept, failed } = JSON.parse(said);
    expect({ all: weighed + kept, failed }).toEqual({ all: CASES, failed: 0 });
  },
  CASES * CASE_MS,
);
