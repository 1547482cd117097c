/** docs/cli.md is made from the commands' own help: it cannot go stale. `npx vitest run test/cli-reference -u` remakes it. */
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { makeTone } from '../src/cli/print/tone.js';
import { buildProgram } from '../src/cli/program.js';
import { referenceOf } from '../src/cli/reference.js';
import { runCommand } from '../src/cli/run-command.js';

const silent = { out: () => {}, err: () => {}, page: { columns: 100, tone: makeTone(false) }, showsProgress: false };
const program = buildProgram(silent, () => {});
const commands = program.commands as readonly Command[];

test('the reference is what the commands say of themselves', async () => {
  await expect(referenceOf(program)).toMatchFileSnapshot('../docs/cli.md');
});

test('every command says what it does, shows an example, and explains every argument and flag', () => {
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) {
    expect(command.description()).toMatch(/^[A-Z].*\.$/);
    for (const { description } of [...command.registeredArguments, ...command.options]) {
      expect([command.name(), description.length > 10]).toEqual([command.name(), true]);
    }
  }
  const reference = referenceOf(program);
  for (const name of ['assess', 'claims', 'verify', 'serve', 'lists', 'calibrate'])
    expect(reference).toMatch(new RegExp(`Example:\\n +plumbline ${name} `));
});

test('every command takes --json and --seed', () => {
  for (const command of commands) {
    const flags = command.options.map(({ long }) => long);
    expect([command.name(), flags.includes('--json'), flags.includes('--seed')]).toEqual([command.name(), true, true]);
  }
});

test('every example runs as it stands', async () => {
  const examples = [...referenceOf(program).matchAll(/^ +plumbline ((assess|claims|verify|lists) .*)$/gm)].map(
    ([, line = '']) => line,
  );
  expect(new Set(examples).size).toBeGreaterThanOrEqual(4);
  for (const line of examples) expect([line, await runCommand(line.split(' '), silent)]).toEqual([line, 0]);
});
