/** Malformed case folders on the command line: each is refused with file, line and rule, exit 1, and nothing is loaded. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTone } from '../src/cli/print/tone.js';
import type { runCommand as RunCommand } from '../src/cli/run-command.js';
import type { FolderFiles } from '../src/core/ports.js';
import type { Problem } from '../src/core/problem.js';
import { malformedFolders } from '../src/testing/malformed.js';

const BASE = fileURLToPath(new URL('../cases/spiderweb', import.meta.url));
const base = new Map(readdirSync(BASE).map((name) => [name, new Uint8Array(readFileSync(join(BASE, name)))]));

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-malformed-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The folder on disk, or null where no disk can hold its names. */
function onDisk(files: FolderFiles): string | null {
  const folder = join(scratch, 'case');
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const at = join(folder, path);
    if (!at.startsWith(folder) || path.includes('\0')) return null;
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, bytes);
  }
  return folder;
}

/** Refused before a byte is read, with another line than the reader would give, or not at all on some disks. */
const BY_DISK = /^(file name|folder of|too many files|a file beside)/;

// Every second one: the reader's own tests take them all, here a disk and a worker stand between.
test('a malformed folder ends in exit 1 with its file, line and rule, and nothing is loaded', async () => {
  // The built command: its worker starts in a few ms, one per folder.
  const built = new URL('../dist/cli/run-command.js', import.meta.url).href;
  const { runCommand } = (await import(built)) as { runCommand: typeof RunCommand };
  const unlike: unknown[] = [];
  let refused = 0;
  for (const { name, files, expect: told } of malformedFolders(base).filter((_, i) => i % 2 === 0)) {
    const folder = onDisk(files());
    if (folder === null || BY_DISK.test(name)) continue;
    let [out, err] = ['', ''];
    const code = await runCommand(['assess', folder, '--json'], {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      page: { columns: 100, tone: makeTone(false) },
      showsProgress: false,
    });
    const problems: readonly Partial<Problem>[] = JSON.parse(out).problems ?? [];
    const isTold = problems.some(
      ({ file, line = null, rule = '' }) => file === told.file && line === told.line && told.rule.test(rule),
    );
    const place = told.line === null ? `${told.file}` : `${told.file}:${told.line}`;
    const isPrinted = err.split('\n').some((line) => line.startsWith(place));
    if (code === 1 && isTold && isPrinted && err.includes('nothing was loaded')) refused++;
    else unlike.push({ name, code, told, out: out.slice(0, 300), err: err.slice(0, 300) });
  }
  expect(unlike).toEqual([]);
  expect(refused).toBeGreaterThanOrEqual(60);
});
