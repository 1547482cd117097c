/** The tutorial is run as it stands: each command of it, and what it prints against what the page shows. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../src/testing/run-cli.js';
import { ROOT } from './support/source.js';

const PAGE = readFileSync(join(ROOT, 'docs', 'tutorial.md'), 'utf8');
/** Stands in the page for the reader's own copy of the folder. */
const COPY = 'path/to/copy';
/** Goes on until it is told to end: test/host.test.ts runs it, in a process of its own. */
const SERVED = /^npx plumbline serve /;

type Shown = { readonly command: string; readonly output: string | null };

/** A block with a command, and the `text` block after it, if any. */
const shown: readonly Shown[] = [
  ...PAGE.matchAll(/```\n(npx plumbline .*)\n```\n(?:\n```text\n([\s\S]*?)\n```\n)?/g),
].map(([, command = '', output]) => ({ command, output: output ?? null }));

let copy: string;
beforeAll(() => {
  copy = join(mkdtempSync(join(tmpdir(), 'plumbline-tutorial-')), 'copy');
  cpSync(join(ROOT, 'examples', 'ridgeline'), copy, { recursive: true });
  const path = join(copy, 'readings.csv');
  const rows = readFileSync(path, 'utf8').split('\n');
  const broken = rows.map((row) => {
    if (row.startsWith('r002,')) return row.replace(',eq,3,', ',eq,three,');
    return row.startsWith('r004,') ? row.replace(',kestrel,', ',kestral,') : row;
  });
  writeFileSync(path, broken.join('\n'));
});
afterAll(() => rmSync(join(copy, '..'), { recursive: true }));

test('the page shows every command it has, and the output of all that end', () => {
  const commands = [...PAGE.matchAll(/^npx plumbline .*$/gm)].map(([line]) => line);
  expect(shown.map(({ command }) => command)).toEqual(commands);
  expect(commands.length).toBeGreaterThanOrEqual(5);
  for (const { command, output } of shown) expect([command, output === null]).toEqual([command, SERVED.test(command)]);
});

test.each(shown.filter(({ command }) => !SERVED.test(command)))('$command prints what is shown', async (one) => {
  const args = one.command.replace('npx plumbline ', '').replace(COPY, copy).replace('examples/', `${ROOT}/examples/`);
  const { out } = await runCli(args.split(' '));
  const lines = out.split('\n').map((line) => line.trimEnd());
  let from = 0;
  for (const piece of (one.output ?? '').split(/^…$/m)) {
    const wanted = piece.replace(/^\n|\n$/g, '').split('\n');
    if (piece.trim() === '') continue;
    const at = lines.findIndex((_, i) => i >= from && wanted.every((line, j) => lines[i + j] === line.trimEnd()));
    expect(at, `${one.command} prints\n${wanted.join('\n')}\ngot\n${out}`).toBeGreaterThanOrEqual(0);
    from = at + wanted.length;
  }
});
