/** A list of losses as large as the largest there is, into a case and out again, by the commands a desk types. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateLosses } from '../src/testing/generate-losses.js';
import { ms, ofLimit } from './measure.js';

const ROWS = 26_000;
const LIMIT_MS = 10_000;
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export async function measureExchange(): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-exchange-'));
  try {
    const folder = join(root, 'case');
    cpSync(at('examples/ridgeline'), folder, { recursive: true });
    const list = generateLosses(1, ROWS);
    writeFileSync(join(root, 'list.csv'), list);
    const timed = (label: string, args: readonly string[], check: (out: string) => boolean): string => {
      const from = performance.now();
      const child = spawnSync(process.execPath, [at('dist/cli/main.js'), ...args], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      const taken = performance.now() - from;
      if (child.status !== 0 || !check(child.stdout)) throw new Error(`${label}: ${child.stderr}`);
      return `${label}: ${ms(taken)} ms, ${ofLimit(taken, LIMIT_MS)}`;
    };
    const importing = [
      'import',
      join(root, 'list.csv'),
      '--from',
      'oryx',
      '--case',
      folder,
      '--known',
      '2033-01-01',
      '--json',
    ];
    return [
      timed(`${ROWS} rows into a case`, importing, (out) => JSON.parse(out).added === ROWS),
      timed('the same again, nothing new', importing, (out) => JSON.parse(out).unchanged === ROWS),
      timed(
        'out again, byte for byte',
        ['export', folder, '--to', 'oryx', '--records', 'imported'],
        (out) => out === list,
      ),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
