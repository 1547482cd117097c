import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importRows } from './import-rows.js';
import { guessTable, mapColumns } from './map-columns.js';
import { readDelimited, readPasted, separatorOf } from './read-delimited.js';
import { readXlsx } from './read-xlsx.js';
import { dateParts, serialText } from './serial-day.js';

test('a block from a spreadsheet keeps its lines within quotes, its quotes and its dates as text', () => {
  expect(readPasted('a\t"two\nlines"\t01/02/2031\r\n"say ""x"""\t\t5\r\n')).toEqual([
    ['a', 'two\nlines', '01/02/2031'],
    ['say "x"', '', '5'],
  ]);
  expect(readPasted('"never closed\tb\nc\td')).toEqual([
    ['"never closed', 'b'],
    ['c', 'd'],
  ]);
});

test('the separator of a file is the mark of its first line', () => {
  expect([separatorOf('a;b;c\n1,5;2;3'), separatorOf('a,b'), separatorOf('a\tb'), separatorOf('a')]).toEqual([
    ';',
    ',',
    '\t',
    ',',
  ]);
  expect(readDelimited('\ufeffa;b\n 1,5 ;x\n\n', ';')).toEqual([
    ['a', 'b'],
    ['1,5', 'x'],
  ]);
});

test('columns are found by name, by a common word, by the nearest spelling, and none is given twice', () => {
  const known = ['id', 'name', 'lat', 'lon', 'uncertainty_km', 'targeted', 'note'];
  const heads = [
    'Identifier',
    'Site name',
    'Latitude',
    'LONG',
    'uncertainty km',
    'targetted',
    'Remarks',
    'owner',
    'id',
  ];
  expect(mapColumns(heads, known)).toEqual([
    null,
    'name',
    'lat',
    'lon',
    'uncertainty_km',
    'targeted',
    'note',
    null,
    'id',
  ]);
  const tables = [{ columns: ['id', 'site_id', 'count'] }, { columns: known }];
  expect(guessTable(heads, tables)).toBe(tables[1]);
});

test('what has no column can be kept in the note under its name', () => {
  const targets = [{ column: 'id' }, 'note', { column: 'note' }, 'none'] as const;
  expect(importRows([['a', 'me', 'seen', 'x']], ['id', 'owner', 'remark', 'other'], targets)).toEqual([
    { id: 'a', note: 'seen; owner: me' },
  ]);
});

// ECMA-376 part 1, §18.17.4.1: in the 1900 system 1 is 1 January 1900, 2958465 is 31 December 9999; in the 1904 system 0 is 1 January 1904.
test.each([
  [1, '1900-01-01', false],
  [59, '1900-02-28', false],
  [60, '1900-02-29', false],
  [61, '1900-03-01', false],
  [2_958_465, '9999-12-31', false],
  [0, '1904-01-01', true],
])('day number %d is %s', (serial, day, is1904) => {
  expect(serialText(serial, { finest: 'day', hasTime: false }, is1904)).toBe(day);
});

test('a format says how much of a day is shown; a number format says none', () => {
  const shown = (code: string): string | null => {
    const parts = dateParts(164, code);
    return parts && serialText(47_999.75, parts, false);
  };
  expect(shown('yyyy\\-mm\\-dd')).toBe('2031-05-31');
  expect(shown('[$-409]d mmm yyyy;@')).toBe('2031-05-31');
  expect(shown('mmm yyyy')).toBe('2031-05');
  expect(shown('yyyy')).toBe('2031');
  expect(shown('dd/mm/yyyy hh:mm')).toBe('2031-05-31T18:00');
  expect(shown('h:mm')).toBe('18:00');
  for (const code of ['0.00', '#,##0 "days"', 'General', '0%', '[Red]0.0']) expect(shown(code), code).toBeNull();
  expect([dateParts(14, null)?.finest, dateParts(2, null)]).toEqual(['day', null]);
});

const workbook = (sheet: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="Sites &amp; more" r:id="rId1"/><sheet name="Secret" state="hidden" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/sharedStrings.xml':
          '<sst><si><t>id</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>aloud</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...more,
      }).map(([path, text]) => [path, strToU8(text)]),
    ),
  );

test('a workbook is its visible sheets: texts, days by their format, numbers as shown, formulas by their last value', () => {
  const sheet =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/>' +
    '<row r="4"><c r="A4" s="1"><v>47999</v></c><c r="B4"><v>0.30000000000000004</v></c><c r="C4"><f>1+1</f><v>2</v></c>' +
    '<c r="D4" t="inlineStr"><is><t>a &lt; b</t></is></c><c r="E4" t="b"><v>1</v></c></row>';
  expect(readXlsx(workbook(sheet))).toEqual([
    {
      name: 'Sites & more',
      rows: [
        ['id', '', 'rich text'],
        ['2031-05-31', '0.3', '2', 'a < b', 'true'],
      ],
      formulas: 1,
    },
  ]);
});

test('cells that do not say where they stand follow one another, in every row', () => {
  const row = '<row><c><v>1</v></c><c><v>2</v></c></row>';
  expect(readXlsx(workbook(row + row))[0]?.rows).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
});

test('a workbook of another kind, one with entities, one that unpacks without end and one cell far away are refused', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
  expect(() => readXlsx(strToU8('not a workbook'))).toThrow();
  expect(() => readXlsx(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toThrow(/a workbook/);
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>';
  expect(() => readXlsx(workbook(one, { 'xl/sharedStrings.xml': bomb }))).toThrow(/document type/);
  expect(() => readXlsx(workbook('<row><c r="ZZZ1"><v>1</v></c></row>'))).toThrow(/columns/);

  // 100 MB of blanks, which pack into a hundredth of one.
  const large = zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/styles.xml': new Uint8Array(100 * 1024 * 1024) });
  expect(large.byteLength).toBeLessThan(1024 * 1024);
  expect(() => readXlsx(large)).toThrow(/96 MB when unpacked/);
});

test('a member that says it is small and is not is never unpacked beyond what it said', () => {
  const honest = workbook(`<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(5_000_000)}`);
  const view = new DataView(honest.buffer, honest.byteOffset);
  // The size a member unpacks to, in the central directory (APPNOTE 4.3.12): 24 bytes after the start of its entry.
  const name = 'xl/worksheets/sheet1.xml';
  for (let at = 0; at < honest.byteLength - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint16(at + 28, true) === name.length)
      view.setUint32(at + 24, 100, true);
  expect(() => readXlsx(honest)).toThrow();
});
