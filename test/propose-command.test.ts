/** A list of another tool becomes readings only by a person's hand: laid out, decided on in a table, taken in once. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli as plumbline } from '../src/testing/run-cli.js';

const LIST = `country,origin,system,status,url,date_recorded
Telmark,Telmark,3 Mara,destroyed,https://img.example/a-15-03-31.jpg,2031-03-16
Telmark,Telmark,Mara,damaged,https://img.example/c.jpg,2031-06-17
Telmark,Telmark,Unknown lorry,captured,https://img.example/b.jpg,2031-03-17
`;
let scratch: string;
let folder: string;
let table: string;
const tableOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-propose-'));
  [folder, table] = [join(scratch, 'case'), join(scratch, 'proposals.csv')];
  cpSync(fileURLToPath(new URL('../examples/ridgeline', import.meta.url)), folder, { recursive: true });
  writeFileSync(join(scratch, 'list.csv'), LIST);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('without a list there is nothing to lay out, and it says how to bring one in', async () => {
  const { code, err } = await plumbline(['propose', folder]);
  expect([code, err]).toEqual([1, expect.stringContaining('plumbline import <file> --from <format>')]);
});

test('what is laid out changes no table of the case; what is passed over is told', async () => {
  const before = [tableOf('readings.csv'), tableOf('imagery.csv')];
  await plumbline(['import', join(scratch, 'list.csv'), '--from', 'oryx', '--case', folder, '--known', '2031-07-01']);
  const { code, out } = await plumbline(['propose', folder, '--out', table]);
  expect([code, out]).toEqual([0, expect.stringContaining('2 readings proposed')]);
  expect(out).toMatch(/1 record not proposed: they name neither a site nor a type/);
  expect(out).toMatch(/left to say: channel, source_id, site_id, confidence/);
  expect([tableOf('readings.csv'), tableOf('imagery.csv')]).toEqual(before);
  expect((await plumbline(['propose', folder, '--out', table])).err).toContain('nothing is ever replaced');
});

test('a yes with something open, or of a source that is not there, takes in nothing', async () => {
  const [head = '', first = '', second = ''] = readFileSync(table, 'utf8').split('\n');
  const before = tableOf('readings.csv');
  writeFileSync(table, `${head}\nyes${first}\n${second}\n`);
  const open = await plumbline(['propose', folder, '--accept', table]);
  expect([open.code, open.err]).toEqual([
    1,
    expect.stringMatching(/proposals\.csv:2 channel: said by whoever accepts it/),
  ]);
  const filled = first
    .replace(',about,,single_item,,', ',about,ground_photo,single_item,nobody,')
    .replace('2031-03-16,,', '2031-03-16,kestrel,')
    .replace(',DESTROYED,,', ',DESTROYED,PROBABLE,');
  writeFileSync(table, `${head}\nyes${filled}\nno${second}\n`);
  const stranger = await plumbline(['propose', folder, '--accept', table]);
  expect([stranger.code, stranger.err]).toEqual([1, expect.stringContaining('source_id: id of a row in sources')]);
  expect(tableOf('readings.csv')).toBe(before);
  writeFileSync(table, `${head}\nyes${filled.replace('nobody', 'overview_desk')}\nno${second}\n`);
});

test('what was accepted is in the case once, with its record, its person and a case that still reads', async () => {
  const take = () => plumbline(['propose', folder, '--accept', table, '--actor', 'A. Desk', '--json']);
  expect(JSON.parse((await take()).out)).toEqual({ accepted: 1, declined: 1, undecided: 0 });
  const line = tableOf('readings.csv').trim().split('\n').at(-1) ?? '';
  expect(line).toMatch(/,kestrel,Mara,,eq,1,DESTROYED,PROBABLE,UNKNOWN,"Mara, destroyed \(oryx:.*accepted by A\. Desk/);
  expect(tableOf('imagery.csv').trim().split('\n').at(-1)).toMatch(/^oryx-[0-9a-f]+,kestrel,,about,ground_photo/);
  expect((await plumbline(['verify', folder])).code).toBe(0);
  const after = tableOf('readings.csv');
  expect(JSON.parse((await take()).out)).toEqual({ accepted: 0, declined: 1, undecided: 0 });
  expect(tableOf('readings.csv')).toBe(after);
  expect((await plumbline(['propose', folder])).out).toContain('they were accepted before');
});
