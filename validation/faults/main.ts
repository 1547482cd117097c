/**
 * `npx tsx validation/faults/main.ts [test …]`: plays the long rounds of faults (or those named, such as `store-kill`) and
 * writes what came of them to counts.json and RESULTS.md; rows of faults that were not played stay with their day.
 * PLUMBLINE_KILL_ROUNDS changes how often is killed (500).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FaultCount } from '../../test/support/fault-report.js';
import { type DatedCount, faultTable, withNewer } from './report.js';

const TESTS = [
  ...['store-kill', 'store-cut', 'store-faults', 'store-full-disk', 'store-lost-workers', 'store-clock'],
  ...['store-stalled-s3'],
];
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const asked = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-faults-'));
const lines = join(scratch, 'counts.jsonl');
const { status } = spawnSync(
  process.execPath,
  [at('../../scripts/test.mjs'), '--deep', ...(asked.length > 0 ? asked : TESTS)],
  { stdio: 'inherit', env: { ...process.env, PLUMBLINE_FAULTS: lines } },
);
const played = existsSync(lines) ? readFileSync(lines, 'utf8').trim().split('\n') : [];
rmSync(scratch, { recursive: true });

const [processor, ...others] = cpus();
const machine = `${others.length + 1} × ${processor?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.version}`;
const day = new Date().toISOString().slice(0, 10);
const newer = played.map((line): DatedCount => ({ ...(JSON.parse(line) as FaultCount), day, machine }));
const older = JSON.parse(readFileSync(at('counts.json'), 'utf8')) as readonly DatedCount[];
const counts = withNewer(older, newer);
writeFileSync(at('counts.json'), `${JSON.stringify(counts, null, 2)}\n`);
writeFileSync(at('RESULTS.md'), faultTable(counts));
process.stdout.write(`${newer.length} rows of ${counts.length} written anew to validation/faults/RESULTS.md\n`);
process.exitCode = status ?? 1;
