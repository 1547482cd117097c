/**
 * A workbook (ECMA-376) as text in rows. Assumption most likely to be wrong: that what a cell's number format shows is what
 * its author meant. A formula is not computed: its last value is taken and counted. Sizes are bounded before anything is
 * unpacked, and again while it is (`fflate` writes no more than a member said it would hold).
 */
import { unzipSync } from 'fflate';
import { readSheet } from './read-sheet.js';
import { readXml } from './read-xml.js';
import { type DateParts, dateParts } from './serial-day.js';
import type { Sheet } from './sheet.js';

const MB = 1024 * 1024;
export const XLSX_LIMITS = { fileBytes: 32 * MB, unpackedBytes: 96 * MB, members: 2_000, sheets: 100 } as const;

const WORKBOOK = 'xl/workbook.xml';
const NEEDED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

/** What the cells of a workbook are read with. */
export type Book = {
  readonly texts: readonly string[];
  /** by style of a cell */
  readonly dates: readonly (DateParts | null)[];
  readonly is1904: boolean;
};

/** @throws Error with the rule that was broken */
export function readXlsx(bytes: Uint8Array): readonly Sheet[] {
  const members = unpack(bytes);
  const partOf = (path: string): string | null => {
    const member = members[path];
    return member ? new TextDecoder('utf-8', { fatal: true }).decode(member) : null;
  };
  const workbook = partOf(WORKBOOK);
  if (workbook === null) throw new Error('a workbook (XLSX), which this file is not');
  const { sheets, is1904 } = readWorkbook(workbook);
  const targets = readRelations(partOf('xl/_rels/workbook.xml.rels') ?? '<none/>');
  const book: Book = {
    texts: readTexts(partOf('xl/sharedStrings.xml') ?? '<none/>'),
    dates: readStyles(partOf('xl/styles.xml') ?? '<none/>'),
    is1904,
  };
  return sheets.flatMap(({ name, id }): Sheet[] => {
    const target = targets.get(id)?.replace(/^\/?(xl\/)?/, 'xl/');
    const text = target === undefined ? null : partOf(target);
    return text === null ? [] : [{ name, ...readSheet(text, book) }];
  });
}

function unpack(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  if (bytes.byteLength > XLSX_LIMITS.fileBytes) throw new Error(`at most ${XLSX_LIMITS.fileBytes / MB} MB`);
  let [members, total] = [0, 0];
  return unzipSync(bytes, {
    filter({ name, originalSize }) {
      members++;
      if (members > XLSX_LIMITS.members) throw new Error(`at most ${XLSX_LIMITS.members} members in the archive`);
      if (!NEEDED.test(name)) return false;
      total += originalSize;
      if (total > XLSX_LIMITS.unpackedBytes)
        throw new Error(`at most ${XLSX_LIMITS.unpackedBytes / MB} MB when unpacked`);
      return true;
    },
  });
}

function readWorkbook(text: string) {
  const sheets: { readonly name: string; readonly id: string }[] = [];
  let is1904 = false;
  readXml(text, {
    open(name, { name: title, id, date1904, state }) {
      if (name === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true';
      // What its author hid was not meant to be read.
      if (name === 'sheet' && id !== undefined && (state ?? 'visible') === 'visible')
        sheets.push({ name: title ?? id, id });
    },
  });
  return { sheets: sheets.slice(0, XLSX_LIMITS.sheets), is1904 };
}

function readRelations(text: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(text, {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  return targets;
}

function readTexts(text: string): readonly string[] {
  const texts: string[] = [];
  let [isText, isReading] = [false, false];
  readXml(text, {
    open(name) {
      if (name === 'si') texts.push('');
      // how a word is read aloud, not part of it
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text: (piece) => {
      if (isText) texts[texts.length - 1] += piece;
    },
    close(name) {
      if (name === 'rPh') isReading = false;
      isText = false;
    },
  });
  return texts;
}

function readStyles(text: string): readonly (DateParts | null)[] {
  const codes = new Map<number, string>();
  const dates: (DateParts | null)[] = [];
  let isCells = false;
  readXml(text, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) dates.push(dateParts(Number(numFmtId ?? 0), codes.get(Number(numFmtId)) ?? null));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return dates;
}
