/**
 * Publishes the reference case anew as the example dossier, by the command a desk types. Pictures and paper are made with the
 * fonts and the Chromium of this machine; all else is the same on every machine (test/example-dossier.test.ts).
 * Usage: node scripts/example-dossier.mjs [day of publication, default: that of the one that is there, else today]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { ROOT, setUp } from './setup.mjs';

const CASE = join(ROOT, 'cases', 'spiderweb');
const DOSSIER = join(ROOT, 'examples', 'spiderweb-dossier');
const MANIFEST = join(DOSSIER, 'revision-1', 'manifest.json');

await setUp();
const before = existsSync(MANIFEST) ? JSON.parse(readFileSync(MANIFEST, 'utf8')).published : null;
const published = process.argv[2] ?? before ?? new Date().toISOString().slice(0, 10);
const browser = findChromium();
if (browser === null) {
  console.error('example dossier: a Chromium to print dossier.pdf with, got none; name one with PLUMBLINE_CHROMIUM');
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), 'plumbline-example-'));
try {
  const out = join(work, 'dossier');
  const paper = ['--pdf', '--browser', browser, ...(process.getuid?.() === 0 ? ['--without-sandbox'] : [])];
  const args = [
    join(ROOT, 'dist', 'cli', 'main.js'),
    'publish',
    CASE,
    '--out',
    out,
    '--published',
    published,
    ...paper,
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  // Examples are versioned here, with the program that made them: the one before is in the history.
  rmSync(DOSSIER, { recursive: true, force: true });
  cpSync(out, DOSSIER, { recursive: true });
  console.log(`${DOSSIER}: published ${published}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
