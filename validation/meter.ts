/** Prints how closely the product reproduces every published figure: `npx tsx validation/meter.ts`. Exit code 1 when one fails. */
import { type Compared, compare, type Figure } from './compare.js';
import { closedFormRows, drawnRows, truth } from './rows.js';

const columns = ['test', 'expected', 'got', 'rel. error', 'tolerance', ''] as const;
const compared = [...closedFormRows(), ...drawnRows()].map(compare);
const table = compared.map((row) => [
  `${row.section}: ${row.name}`,
  shown(row.expected),
  shown(row.got),
  row.relativeError === null ? '–' : row.relativeError.toExponential(1),
  `${row.tolerance.absolute === 0 ? '' : `±${row.tolerance.absolute.toPrecision(2)}, `}${row.tolerance.reason}`,
  row.passes ? '' : 'FAILS',
]);
const widths = columns.map((name, i) => Math.max(name.length, ...table.map((cells) => (cells[i] as string).length)));
for (const cells of [columns, ...table]) {
  console.log(
    cells
      .map((cell, i) => cell.padEnd(widths[i] as number))
      .join('  ')
      .trimEnd(),
  );
}

const failed = compared.filter((row) => !row.passes);
console.log(
  `\n${compared.length} figures, ${failed.length} out of tolerance; closed forms: ${worst(closedFormRows().map(compare))}`,
);
for (const [name, why] of Object.entries(truth.notReproduced)) console.log(`not reproduced: ${name} (${why})`);
process.exitCode = failed.length === 0 ? 0 : 1;

function worst(rows: readonly Compared[]): string {
  const largest = rows.reduce((a, b) => ((b.relativeError ?? 0) > (a.relativeError ?? 0) ? b : a));
  return `largest relative error ${(largest.relativeError ?? 0).toExponential(1)} (${largest.section}: ${largest.name})`;
}

function shown(figure: Figure): string {
  return typeof figure === 'string' ? figure : String(Number(figure.toPrecision(7)));
}
