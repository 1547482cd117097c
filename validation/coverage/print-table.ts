/** Rows of cells as a table of columns, numbers to three decimals. */
export type TableCell = string | number;

export function printTable(header: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  const shown = [header, ...rows.map((cells) => cells.map(text))];
  const widths = header.map((_, i) => Math.max(...shown.map((cells) => (cells[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return `${shown.map(line).join('\n')}\n`;
}

const text = (cell: TableCell): string =>
  typeof cell === 'string' ? cell : Number.isInteger(cell) ? String(cell) : cell.toFixed(3);
