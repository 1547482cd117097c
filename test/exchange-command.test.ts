/** Import and export as a desk uses them: a list comes in, is restated, goes out, and no day moves with the zone of the machine. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildProgram } from '../src/cli/program.js';
import { readCase } from '../src/core/casefile/read.js';
import { parseRecords } from '../src/core/casefile/table.js';
import { DOCUMENTS } from '../src/core/dossier/documents/documents.js';
import { FORMATS, formatNamed, writeRecords } from '../src/core/exchange/formats.js';
import { publicRecord } from '../src/core/exchange/public-record.js';
import { recordsCsv, recordsOfTable, recordsResource } from '../src/core/exchange/record-table.js';
import { knownBy, mergeRecords } from '../src/core/exchange/versions.js';
import { generateLosses } from '../src/testing/generate-losses.js';
import { runCli } from '../src/testing/run-cli.js';
import { filesIn } from './files-in.js';

const RIDGELINE = fileURLToPath(new URL('../examples/ridgeline', import.meta.url));
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'exchange-'));
  cpSync(RIDGELINE, join(root, 'case'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (name: string) => join(root, name);
const file = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const importing = (path: string, known: string, ...more: readonly string[]) =>
  runCli(['import', path, '--from', 'oryx', '--case', at('case'), '--known', known, ...more]);
const exported = async (...more: readonly string[]) => {
  const { code, out, err } = await runCli(['export', at('case'), '--to', 'oryx', '--records', 'imported', ...more]);
  expect([code, err]).toEqual([0, '']);
  return out;
};

const HEAD = 'country,origin,system,status,url,date_recorded';
const LIST = `${HEAD}\nTelmark,Orvane,12 Mara,destroyed,https://p.example/a-01-06-31.jpg,2031-06-10\nTelmark,Orvane,Brisk,damaged,https://p.example/b.jpg,2031-06-11\n`;

test('export, wipe, import, export: the same bytes, by way of the table of the case', () => {
  const oryx = formatNamed('oryx');
  const list = generateLosses(7, 2000);
  const around = (text: string): string => {
    const came = oryx?.read?.(text, 'list.csv').records ?? [];
    const { records } = mergeRecords([], came, { known: '2033-01-01', isWhole: true });
    const [header, ...rows] = parseRecords(recordsCsv(records), () => {}) ?? [];
    return header && oryx ? (writeRecords(oryx, knownBy(recordsOfTable({ header, records: rows }), null)) ?? '') : '';
  };
  expect(around(list)).toBe(list);
  expect(around(around(list))).toBe(list);
});

test('what is imported enters no number: the rows of the case are what they were', () => {
  const files = new Map(filesIn('examples/ridgeline'));
  const pack = JSON.parse(new TextDecoder().decode(files.get('datapackage.json')));
  pack.resources.push(recordsResource());
  const records = formatNamed('oryx')?.read?.(LIST, 'list.csv').records ?? [];
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const more = new Map([
    ...files,
    ['datapackage.json', utf8(JSON.stringify(pack))],
    ['records.csv', utf8(recordsCsv(records))],
  ]);
  const [without, beside] = [readCase(files), readCase(more)].map((read) => (read.ok ? read.theCase : null));
  expect(records.length).toBe(2);
  expect(beside).toEqual({ ...without, digest: beside?.digest });
});

test('a malformed row is told with its line; the rest loads if asked; a restated list keeps what it said then', async () => {
  const path = file('list.csv', `${LIST}Telmark,Orvane,Mara,destroyed,nowhere,2031-02-30\nTelmark,Orvane\n`);
  const refused = await importing(path, '2031-07-01');
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(
    /list\.csv:4 url: .*nowhere[\s\S]*list\.csv:4 date_recorded: [\s\S]*list\.csv:5: 6 cells[\s\S]*--skip-malformed/,
  );
  expect(existsSync(join(at('case'), 'records.csv'))).toBe(false);

  const skipped = await importing(path, '2031-07-01', '--skip-malformed', '--json');
  expect(JSON.parse(skipped.out)).toMatchObject({ rows: 4, added: 2, malformed: 2, lagDays: { median: 9, of: 1 } });

  const shorter = `${LIST.split('\n').slice(0, 2).join('\n')}\n`;
  const again = await importing(file('new.csv', shorter), '2031-09-01', '--whole', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ added: 0, withdrawn: 1, unchanged: 1 });
  expect(await exported('--as-of', '2031-08')).toBe(LIST);
  expect(await exported()).toBe(shorter);
});

const PRIVATE = /48\.123456|37\.654321|8GX5/;
const EVENTS =
  'id,latitude,longitude,date,date_created,description,plus_code\n1,48.123456,37.654321,2031-01-01,2031-12-31,@desk: =1,8GX5\n';

test('no format tells a place finer than the policy', () => {
  const records = formatNamed('geoconfirmed')?.read?.(EVENTS, 'events.csv').records ?? [];
  const coarse = records.map((record) => publicRecord(record, { precision: '1km', embargoUntil: null }, '2032-01-01'));
  for (const format of FORMATS) {
    const [open, closed] = [records, coarse].map((some) => writeRecords({ ...format, carries: ['event'] }, some) ?? '');
    expect([format.name, PRIVATE.test(closed ?? '')]).toEqual([format.name, false]);
    if (format.places.includes('latitude'))
      expect([format.name, PRIVATE.test(open ?? '')]).toEqual([format.name, true]);
  }
});

/** A child that reads and writes all formats where the machine lives in another zone. */
const CHILD = `
import { formatNamed } from ${JSON.stringify(new URL('../src/core/exchange/formats.ts', import.meta.url).href)};
const csv = ${JSON.stringify(EVENTS)};
const records = formatNamed('geoconfirmed').read(csv, 'x').records;
const out = [new Date(2031, 0, 1).getTimezoneOffset()];
for (const name of ['geoconfirmed', 'timemap', 'atlos', 'acled', 'ucdp-ged', 'warspotting', 'ftm', 'kml']) {
  const format = formatNamed(name);
  const kind = format.carries[0];
  out.push([name, format.read(format.write(records.map((one) => ({ ...one, kind, format: 'x' }))), 'x').records[0].date]);
}
out.push(formatNamed('timemap').write(records).includes('"1/1/2031"'));
console.log(JSON.stringify(out));`;

test.each([
  ['Etc/GMT+8', 480],
  ['UTC', 0],
  ['Etc/GMT-12', -720],
])('the first and last day of a year stay what they are in %s', (zone, offset) => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', CHILD], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  expect(stderr).toBe('');
  const names = ['geoconfirmed', 'timemap', 'atlos', 'acled', 'ucdp-ged', 'warspotting', 'ftm', 'kml'];
  expect(JSON.parse(stdout)).toEqual([offset, ...names.map((name) => [name, '2031-01-01']), true]);
});

test('the help names every format there is, a wrong one is answered with the right ones, and nothing is replaced', async () => {
  const program = buildProgram({ out: () => {}, err: () => {} } as never, () => {});
  const flag = (command: string, name: string) =>
    program.commands.find((one) => one.name() === command)?.options.find(({ long }) => long === name)?.description ??
    '';
  for (const { name, read, write } of FORMATS) {
    if (read !== null) expect(flag('import', '--from')).toContain(name);
    if (write !== null) expect(flag('export', '--to')).toContain(name);
  }
  for (const { name } of DOCUMENTS) expect(flag('export', '--to')).toContain(name);
  expect(await runCli(['export', RIDGELINE, '--to', 'orix'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('oryx'),
  });
  const there = file('there.json', 'mine');
  expect((await runCli(['export', RIDGELINE, '--to', 'timemap', '--out', there])).code).toBe(1);
  expect(readFileSync(there, 'utf8')).toBe('mine');
});
