import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRecords, printCells, printTable, type RawRecord, withCells } from './table.js';

const silent = (): void => {};
const tableOf = (text: string): { header: RawRecord; records: readonly RawRecord[] } => {
  const [header, ...records] = parseRecords(text, silent) ?? [];
  if (!header) throw new Error('no header');
  return { header, records };
};
const cell = fc.stringMatching(/^[a-z",\n é😀]{0,6}$/u);
const needsQuotes = (text: string): boolean => /[",\n]/.test(text);

test('a table is written back as it stood, with quotes it needs, quotes it does not, and line breaks in cells', () => {
  const written = fc.tuple(cell, fc.boolean()).map(([text, always]) => ({
    text,
    raw: always || needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text,
  }));
  fc.assert(
    fc.property(fc.array(fc.array(written, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => `${row.map(({ raw }) => raw).join(',')}\n`).join('');
      const { header, records } = tableOf(text);
      expect([header, ...records].map(({ cells }) => cells)).toEqual(rows.map((row) => row.map((one) => one.text)));
      expect(printTable({ header, records })).toBe(text);
    }),
  );
});

test('an edited row is written with as few quotes as it needs, and its neighbours stay as they stood', () => {
  const table = tableOf('a,b\n"1","x"\n"2","y"\n');
  const [first, second] = table.records;
  if (!first || !second) throw new Error('two rows');
  const edited = printTable({ header: table.header, records: [first, withCells(second, ['2', 'say "y", twice'])] });
  expect(edited).toBe('a,b\n"1","x"\n2,"say ""y"", twice"\n');
});

test('cells written by themselves are read as the same cells', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      expect(tableOf(`${printCells(cells)}\n`).header.cells).toEqual(cells);
    }),
  );
});

test('a row stands on the line where it begins, whatever line breaks came before', () => {
  const { records } = tableOf('a,b\n1,"x\ny\nz"\n2,u\n\n3,v\n');
  expect(records.map(({ line }) => line)).toEqual([2, 5, 6, 7]);
});

test('a quote that cannot be followed is told on the line of its row, not where the file ends', () => {
  const faults: unknown[] = [];
  const report = (line: number | null, _field: string | null, rule: string): void => {
    faults.push([line, rule]);
  };
  expect(parseRecords('a,b\n1,2\n"x,2\n3,4\n5,6\n', report)).toBeNull();
  expect(parseRecords('a,b\n1,"x"y\n', report)).toBeNull();
  expect(parseRecords('a,b\n1,x"y\n', report)).toBeNull();
  expect(faults).toEqual([
    [3, 'RFC 4180: every opening quote is closed'],
    [2, 'RFC 4180: a closing quote ends its cell'],
    [2, 'RFC 4180: a quote inside a cell is doubled, and the cell quoted'],
  ]);
});
