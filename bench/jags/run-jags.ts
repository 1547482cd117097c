/**
 * Runs JAGS (Plummer 2003) on a model written by `modelOf`, one process for all chains, and reads its CODA files. CPU is the
 * process's own, user and system, of the sampling part alone: from /proc, at the moments the marks between commands appear.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRng } from '../../src/core/numerics/rng.js';
import type { JagsModel } from './model-of.js';

export type JagsPlan = {
  /** one chain per seed */
  readonly seeds: readonly number[];
  readonly adapt: number;
  readonly burnIn: number;
  readonly draws: number;
  /** every how many iterations one is written down */
  readonly thin: number;
};

export type JagsRun = {
  /** per quantity one column per chain; `D/0` and `H/0` are by cell */
  readonly traces: ReadonlyMap<string, readonly Float64Array[]>;
  /** user and system seconds of the sampling part, all chains */
  readonly cpuSeconds: number;
  /** the same of the whole process: compiling, adapting, burning in, sampling, writing */
  readonly cpuSecondsInAll: number;
  /** what JAGS chose, node by node */
  readonly samplers: string;
};

const POLL_MS = 100;
const TICKS = 100;

export function findJags(): string | null {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v jags'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

export async function runJags(model: JagsModel, plan: JagsPlan): Promise<JagsRun | null> {
  const jags = findJags();
  if (jags === null) {
    process.stdout.write('JAGS was not run: no `jags` on PATH (Debian: apt-get install jags)\n');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-jags-'));
  try {
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    write('model.bug', model.text);
    write('data.R', model.data);
    for (const [i, seed] of plan.seeds.entries())
      write(
        `inits${i + 1}.R`,
        `${model.inits(makeRng(seed))}".RNG.name" <- "base::Mersenne-Twister"\n".RNG.seed" <- ${seed}\n`,
      );
    write('run.cmd', script(model, plan));
    const cpu = await runScript(jags, folder);
    return {
      traces: readCoda(folder, plan.seeds.length),
      samplers: readFileSync(join(folder, 'start'), 'utf8'),
      ...cpu,
    };
  } finally {
    if (process.env.KEEP_JAGS) process.stderr.write(`${folder}\n`);
    else rmSync(folder, { recursive: true });
  }
}

const script = ({ monitors }: JagsModel, { seeds, adapt, burnIn, draws, thin }: JagsPlan): string =>
  [
    'model in "model.bug"',
    'data in "data.R"',
    `compile, nchains(${seeds.length})`,
    ...seeds.map((_, i) => `parameters in "inits${i + 1}.R", chain(${i + 1})`),
    'initialize',
    `adapt ${adapt}`,
    `update ${burnIn}`,
    ...monitors.map((name) => `monitor ${name}, thin(${thin})`),
    'samplers to "start"',
    `update ${draws * thin}`,
    'samplers to "end"',
    'coda *, stem("coda")',
    'exit',
    '',
  ].join('\n');

async function runScript(jags: string, folder: string): Promise<Pick<JagsRun, 'cpuSeconds' | 'cpuSecondsInAll'>> {
  const child = spawn(jags, ['run.cmd'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    said += text;
  });
  const marks = new Map<string, number>();
  let last = 0;
  const timer = setInterval(() => {
    last = cpuOf(child.pid as number) ?? last;
    for (const name of ['start', 'end']) if (!marks.has(name) && existsSync(join(folder, name))) marks.set(name, last);
  }, POLL_MS);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0 || !existsSync(join(folder, 'codaindex.txt')))
    throw new Error(`JAGS ended with ${code}: ${said.slice(-1500)} (its files: set KEEP_JAGS=1)`);
  return { cpuSeconds: (marks.get('end') ?? last) - (marks.get('start') ?? 0), cpuSecondsInAll: last };
}

/** User and system seconds of a living process and of the children it waited for (`jags` is a shell script). */
function cpuOf(pid: number): number | null {
  try {
    let ticks = 0;
    for (const id of [pid, ...childrenOf(pid)]) {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      ticks += [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    }
    return ticks / TICKS;
  } catch {
    return null;
  }
}

const childrenOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);

function readCoda(folder: string, chains: number): ReadonlyMap<string, readonly Float64Array[]> {
  const index = readFileSync(join(folder, 'codaindex.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const columns = Array.from({ length: chains }, (_, i) => {
    const lines = readFileSync(join(folder, `codachain${i + 1}.txt`), 'utf8').split('\n');
    return (from: number, to: number): Float64Array =>
      Float64Array.from({ length: to - from + 1 }, (_, k) => Number((lines[from - 1 + k] as string).split(/\s+/)[1]));
  });
  return new Map(
    index.map(([name, from, to]) => [
      (name as string).replace(/\[(\d+)\]/, (_, place) => `/${Number(place) - 1}`),
      columns.map((column) => column(Number(from), Number(to))),
    ]),
  );
}
