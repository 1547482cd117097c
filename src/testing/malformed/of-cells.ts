import type { FolderFiles } from '../../core/ports.js';
import { type Malformed, spoilRow, spoilText, tableOf } from './edit.js';

/** Folders with a table or a cell that is not what its field asks for. */
export function ofCells(base: FolderFiles): readonly Malformed[] {
  const set = (name: string, table: string, field: string, value: string, rule: RegExp): Malformed =>
    spoilRow(base, name, table, rule, (row) => ({ ...row, [field]: value }));
  const text = spoilText.bind(null, base);
  const [first, second] = tableOf(base, 'claims.csv').records.map((record) => record.line);
  const header = (edit: (columns: string[]) => string[]) => (csv: string) => {
    const end = csv.indexOf('\n');
    return edit(csv.slice(0, end).split(',')).join(',') + csv.slice(end);
  };
  const atLine = (line: number | undefined, edit: (row: string) => string) => (csv: string) =>
    csv
      .split('\n')
      .map((row, i) => (i + 1 === line ? edit(row) : row))
      .join('\n');
  return [
    text(
      'column named twice',
      'claims.csv',
      /each column once/,
      1,
      header(([a, ...rest]) => [a ?? '', ...rest.slice(0, -1), a ?? '']),
    ),
    text(
      'column renamed',
      'claims.csv',
      /header: id as column 1/,
      1,
      header(([, ...rest]) => ['number', ...rest]),
    ),
    text(
      'columns in another order',
      'claims.csv',
      /header: .* in the order/,
      1,
      header(([a, b, ...rest]) => [b ?? '', a ?? '', ...rest]),
    ),
    text(
      'column the package does not know',
      'claims.csv',
      /and no more/,
      1,
      header((columns) => [...columns, 'extra']),
    ),
    text(
      'row with a cell too few',
      'claims.csv',
      /cells$/,
      second ?? null,
      atLine(second, (row) => row.replace(/^([^,]*),[^,]*/, '$1')),
    ),
    text(
      'row with a cell too many',
      'claims.csv',
      /cells$/,
      second ?? null,
      atLine(second, (row) => `x,${row}`),
    ),
    text(
      'blank line between rows',
      'claims.csv',
      /cells$/,
      second ?? null,
      atLine(first, (row) => `${row}\n`),
    ),
    text('quote that is not closed', 'claims.csv', /opening quote is closed/, first ?? null, (csv) =>
      unclosed(csv, first ?? 2),
    ),
    text(
      'text behind a closing quote',
      'claims.csv',
      /closing quote ends its cell/,
      second ?? null,
      atLine(second, (row) => `"a"b${row}`),
    ),
    text(
      'quote inside a bare cell',
      'claims.csv',
      /is doubled/,
      second ?? null,
      atLine(second, (row) => `a"b${row}`),
    ),
    set('text for a number', 'prices', 'low', 'many', /a number/),
    set('number with a comma', 'prices', 'low', '1,5', /a number/),
    set('number in exponent form', 'prices', 'low', '1e3', /a number/),
    set('not a number', 'prices', 'low', 'NaN', /a number/),
    set('number without end', 'prices', 'low', '9'.repeat(400), /a number/),
    set('fraction of an asset', 'readings', 'count', '1.5', /a whole number/),
    set('negative count', 'readings', 'count', '-1', /at least 0|from 0/),
    set('count beyond any inventory', 'readings', 'count', '1000000', /from 0 to 100000/),
    set('day that does not exist', 'claims', 'date', '2031-02-30', /that exists/),
    set('month that does not exist', 'claims', 'as_of', '2031-13', /that exists/),
    set('day in another form', 'claims', 'date', '14.03.2031', /day that exists|the pattern/),
    set('instant for a day', 'claims', 'date', '2031-03-14T00:00:00Z', /day that exists|the pattern/),
    set('hour that does not exist', 'imagery', 'acquired', '2031-03-15T25:00Z', /that exists/),
    set('word that is not in the list', 'sources', 'side', 'neutral', /one of attacker/),
    set('state that is not in the list', 'readings', 'state', 'LOST', /one of NO_DAMAGE/),
    set('type that the package does not list', 'readings', 'asset_type', 'flying saucer', /one of/),
    set('element that the package does not list', 'claims', 'scope_types', 'flying saucer', /elements one of/),
    set('list with a blank element', 'claims', 'scope_sites', ';;', /blank elements/),
    set('list that repeats an element', 'claims', 'scope_sites', 'a;a', /each element once/),
    set('required cell blank', 'claims', 'paraphrase', '', /not blank/),
    set('address of another kind', 'events', 'url', 'javascript:alert(1)', /the pattern|http/),
    set('latitude beyond the pole', 'sites', 'lat', '91', /at most 90/),
    set('position finer than the case may hold', 'sites', 'lon', '12.3456', /one decimal/),
    set('position said to be exact', 'sites', 'uncertainty_km', '0.1', /at least 10/),
    set('formula', 'sources', 'name', '=HYPERLINK("https://example.org","x")', /no formula/),
    set('formula with a sign', 'sources', 'name', '+1+cmd|calc', /no formula/),
    set('formula with a minus', 'sources', 'name', '-2+3', /no formula/),
    set('formula with an at sign', 'sources', 'name', '@SUM(A1:A9)', /no formula/),
    set('formula behind a tab', 'sources', 'name', '\t=1+1', /no formula/),
    set('white space around a cell', 'sources', 'name', ' Name ', /white space/),
    set('line break in a name', 'sources', 'name', 'One\nTwo', /one line/),
    set('control character', 'sources', 'name', 'Bell\u0007', /control characters/),
    set('text that turns around', 'sources', 'name', 'abc\u202etxt', /control characters/),
    set('field of 100 kB', 'sources', 'name', 'x'.repeat(100_000), /at most 64 kB/),
  ];
}

/** The rest of the table without any quote but the one that opens a row. */
function unclosed(csv: string, line: number): string {
  const lines = csv.split('\n');
  return [
    ...lines.slice(0, line - 1),
    `"${lines
      .slice(line - 1)
      .join('\n')
      .replaceAll('"', '')}`,
  ].join('\n');
}
