/** What is read is what is written: the shipped case, the invented one, and any content a table may hold. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellTextRule } from '../src/core/casefile/cell-text.js';
import { readCase } from '../src/core/casefile/read.js';
import { withCells } from '../src/core/casefile/table.js';
import { writeCase } from '../src/core/casefile/write.js';
import type { FolderFiles } from '../src/core/ports.js';
import { printProblem } from '../src/core/problem.js';
import { filesIn } from './files-in.js';
import { ranWithout, sharedPath } from './shared.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const folder = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

function read(files: FolderFiles) {
  const result = readCase(files);
  if (!result.ok) throw new Error(result.problems.slice(0, 5).map(printProblem).join('\n'));
  return result;
}

function expectSameBytes(written: FolderFiles, files: FolderFiles): void {
  expect([...written.keys()].sort()).toEqual([...files.keys()].sort());
  for (const [path, bytes] of files) expect(Buffer.from(written.get(path) ?? []).equals(bytes), path).toBe(true);
}

describe.each(['cases/spiderweb', 'examples/ridgeline'])('%s', (path) => {
  const files = filesIn(path);

  test('has no problem and comes back byte for byte, twice', () => {
    const once = writeCase(read(files).folder);
    expectSameBytes(once, files);
    expectSameBytes(writeCase(read(once).folder), files);
  });

  test('has the digest that sha256sum gives', () => {
    const { theCase, folder: kept } = read(files);
    const line = theCase.line?.outline === null ? ['border.geojson'] : [];
    const listed = ['datapackage.json', ...kept.tables.map((table) => table.path), ...line].sort();
    const [outer] = execFileSync('sh', ['-c', 'sha256sum "$@" | sha256sum', 'sh', ...listed], { cwd: folder(path) })
      .toString()
      .split(' ');
    expect(theCase.digest).toBe(`sha256:${outer}`);
  });

  test('does not depend on the order in which the files come', () => {
    expect(read(new Map([...files].reverse())).theCase).toEqual(read(files).theCase);
  });
});

/** What the shipped package says besides: whose record is meant, other words for a type, how each indicator was taken. */
const OWN = ['record', 'words', 'indicators'].map(
  (name) => new RegExp(` {2}"plumbline:${name}": \\{\\n(?: {4}.*\\n)* {2}\\},\\n`),
);

test('the shipped reference case is the one it was brought in from, and says besides how its words and numbers are meant', () => {
  const shared = sharedPath('cases/spiderweb');
  if (shared === null) return ranWithout('the reference case in its first place');
  for (const [name, bytes] of filesIn('cases/spiderweb')) {
    const [first, here] = [readFileSync(`${shared}/${name}`, 'utf8'), Buffer.from(bytes).toString()];
    const ours = name === 'datapackage.json' ? OWN.reduce((text, pattern) => text.replace(pattern, ''), here) : here;
    expect(ours === first, name).toBe(true);
  }
});

test('the reference case: rows, blanks, lists, and prices that are none', () => {
  const { theCase } = read(filesIn('cases/spiderweb'));
  expect([theCase.claims.length, theCase.readings.length, theCase.presence.length, theCase.prices.length]).toEqual([
    135, 51, 15, 20,
  ]);
  const byId = new Map(theCase.claims.map((claim) => [claim.id, claim]));
  expect(byId.get('c002')).toMatchObject({
    rootId: null,
    low: 41,
    high: 41,
    asOf: '2025-06-01',
    hedge: null,
    headline: true,
  });
  expect(byId.get('c007')?.scopeSites).toEqual(['belaya', 'dyagilevo', 'olenya', 'ivanovo']);
  expect(byId.get('c002')?.row).toEqual({ table: 'claims', id: 'c002', line: 3 });
  expect(theCase.prices.filter((price) => price.notAPrice).map((price) => price.fromClaims)).toEqual([
    ['c005', 'c002'],
    ['c004', 'c002'],
  ]);
  expect(theCase.strike).toEqual({ from: '2025-06-01', to: '2025-06-01', stated: true });
  expect(theCase.warnings).toEqual([]);
});

test('the invented case brings its own line', () => {
  const { line } = read(filesIn('examples/ridgeline')).theCase;
  expect(line).toMatchObject({ label: 'the invented border of Telmark', outline: null });
  expect(line?.lines[0]?.[0]).toEqual([-125.6, -46.4]);
});

test('without the days of the strike the earliest claim stands for them, with a warning', () => {
  const files = filesIn('examples/ridgeline');
  const pack = JSON.parse(new TextDecoder().decode(files.get('datapackage.json')));
  delete pack['plumbline:strike'];
  const { theCase } = read(new Map([...files, ['datapackage.json', utf8(JSON.stringify(pack))]]));
  expect(theCase.strike).toEqual({ from: '2031-03-14', to: '2031-03-14', stated: false });
  expect(theCase.warnings).toEqual([expect.stringMatching(/no plumbline:strike.*2031-03-14/)]);
});

test('an edited cell is written, and every other byte stays', () => {
  const files = filesIn('examples/ridgeline');
  const { folder: kept } = read(files);
  const tables = kept.tables.map((table) => ({
    ...table,
    records: table.records.map((record) =>
      record.cells[0] === 'c016'
        ? withCells(
            record,
            record.cells.map((cell) => (cell === 'No number.' ? 'No "number", still' : cell)),
          )
        : record,
    ),
  }));
  const written = writeCase({ ...kept, tables });
  const text = new TextDecoder().decode(files.get('claims.csv'));
  expect(new TextDecoder().decode(written.get('claims.csv'))).toBe(
    text.replace('No number.', '"No ""number"", still"'),
  );
  expectSameBytes(new Map([...written, ['claims.csv', files.get('claims.csv') as Uint8Array]]), files);
});

describe('unknown tables, columns and files', () => {
  const base = filesIn('examples/ridgeline');
  const prose = fc.stringMatching(/^[a-zA-Z0-9 ,"'\n;=+@-]{0,20}$/).filter((cell) => cellTextRule(cell, true) === null);
  const written = fc
    .tuple(prose, fc.boolean())
    .map(([cell, always]) => (always || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  const extra = (name: string) => ({ name, type: 'string', description: 'unknown to the reader' });

  test('are kept byte for byte, whatever they hold and however it is quoted', () => {
    const rows = fc.array(fc.tuple(written, written), { maxLength: 5 });
    const bytes = fc.uint8Array({ maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.array(written, { minLength: 3, maxLength: 3 }), bytes, (extraRows, cells, blob) => {
        const pack = JSON.parse(new TextDecoder().decode(base.get('datapackage.json')));
        pack.custom = { kept: true };
        pack.resources.find((r: { name: string }) => r.name === 'items').schema.fields.push(extra('owner'));
        const fields = [extra('key'), extra('a'), extra('b')];
        pack.resources.push({
          name: 'minutes',
          type: 'table',
          path: 'more/minutes.csv',
          schema: { fields, primaryKey: 'key' },
        });
        const items = new TextDecoder().decode(base.get('items.csv')).split('\n');
        const files = new Map([
          ...base,
          ['datapackage.json', utf8(JSON.stringify(pack, null, 1))],
          [
            'items.csv',
            utf8(items.map((line, i) => (line === '' ? '' : `${line},${i === 0 ? 'owner' : cells[i - 1]}`)).join('\n')),
          ],
          ['more/minutes.csv', utf8(`key,a,b\n${extraRows.map(([a, b], i) => `k${i},${a},${b}\n`).join('')}`)],
          ['more/blob.bin', blob],
        ]);
        expectSameBytes(writeCase(read(files).folder), files);
      }),
      { numRuns: 60 },
    );
  });
});
