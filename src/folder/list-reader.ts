/**
 * A table of overlapping lists, read piece by piece so that its length does not matter: one row per pattern with its count, or
 * one row per record. List columns hold 0 and 1; every other column is a stratum and summed over, with a warning.
 */
import { ordered, type Report, reportFor } from '../core/casefile/report.js';
import { parseRecords } from '../core/casefile/table.js';
import { type ListCells, listCells } from '../core/losses/lists/cells.js';
import type { Problem } from '../core/problem.js';
import { type Columns, chooseColumns, isColumns } from './list-columns.js';
import { makeTally } from './list-tally.js';

export type ReadLists =
  | { readonly ok: true; readonly cells: ListCells; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type ListReader = { readonly take: (text: string) => void; readonly end: () => ReadLists };

/** A record that stands, word for word, on each of these lines. */
export type Row = { readonly cells: readonly string[]; readonly lines: readonly number[] };

/** Records by which columns are told apart. */
const FIRST = 1000;

/** @param names the list columns, where they are not to be found by their values */
export function makeListReader(file: string, names: readonly string[] | null): ListReader {
  const problems: Problem[] = [];
  const report = reportFor(problems, file);
  let [rest, line, isQuoted] = ['', 1, false];
  let header: readonly string[] | null = null;
  let waiting: Row[] | null = [];
  let tally: ReturnType<typeof makeTally> | null = null;

  const decide = (): void => {
    const first = waiting ?? [];
    waiting = null;
    if (header === null) return;
    const columns: Columns | null = chooseColumns(header, first, names, report);
    if (!isColumns(columns)) return;
    tally = makeTally(columns, report);
    for (const row of first) tally.add(row);
  };
  const add = (row: Row): void => {
    if (header === null) {
      header = checkedHeader(row, report);
      return;
    }
    if (row.cells.length !== header.length) {
      for (const at of row.lines)
        report(at, null, `${header.length} cells, as in the first line`, `${row.cells.length}`);
    } else if (waiting) {
      waiting.push(row);
      if (waiting.length >= FIRST) decide();
    } else tally?.add(row);
  };
  const block = (text: string): void => {
    for (const row of header === null || isQuoted ? rowsOf(text, line, report) : distinctRows(text, line, report))
      add(row);
    line += text.split('\n').length - 1;
  };

  return {
    take: (text) => {
      rest += text;
      isQuoted ||= text.includes('"');
      // A quoted cell may run over lines: such a file is read whole.
      const cut = isQuoted ? -1 : rest.lastIndexOf('\n');
      if (cut < 0) return;
      let ready = unix(rest.slice(0, cut + 1));
      rest = rest.slice(cut + 1);
      if (header === null) {
        ready = ready.replace(/^\ufeff/, '');
        const first = ready.indexOf('\n') + 1;
        block(ready.slice(0, first));
        ready = ready.slice(first);
      }
      block(ready);
    },
    end: () => {
      const last = unix(rest).replace(line === 1 ? /^\ufeff/ : /^$/, '');
      if (last.trim() !== '') block(last.endsWith('\n') ? last : `${last}\n`);
      if (waiting) decide();
      if (header === null) report(null, null, 'a first line with the names of the columns');
      else if (problems.length === 0 && tally?.isEmpty()) report(null, null, 'at least one row');
      if (problems.length > 0 || tally === null) return { ok: false, problems: ordered(problems, [file]) };
      return { ok: true, cells: listCells(tally.lists, tally.patterns), warnings: tally.warnings() };
    },
  };
}

const unix = (text: string): string => (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);

function checkedHeader({ cells, lines }: Row, report: Report): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  names.forEach((name, i) => {
    if (name === '') report(lines[0] as number, null, `a name for column ${i + 1}`);
    else if (names.indexOf(name) !== i) report(lines[0] as number, name, 'a name that stands once');
  });
  return names;
}

function rowsOf(text: string, from: number, report: Report): readonly Row[] {
  const moved: Report = (line, field, rule, got) => report(line === null ? null : line + from - 1, field, rule, got);
  return (parseRecords(text, moved) ?? [])
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '')
    .map(({ cells, line }) => ({ cells, lines: [line + from - 1] }));
}

/** Lines that are the same are parsed once: a million records are a few hundred lines. */
function distinctRows(text: string, from: number, report: Report): readonly Row[] {
  const places = new Map<string, number[]>();
  text.split('\n').forEach((one, i) => {
    if (one === '') return;
    const known = places.get(one);
    if (known) known.push(from + i);
    else places.set(one, [from + i]);
  });
  const lines = [...places.values()];
  const parsed = parseRecords([...places.keys(), ''].join('\n'), report) ?? [];
  return parsed.map(({ cells }, i) => ({ cells, lines: lines[i] as number[] }));
}
