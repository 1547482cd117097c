/** What rounds of faults came to, as a table: each row with its day, machines named once. */
import type { FaultCount } from '../../test/support/fault-report.js';

export type DatedCount = FaultCount & { readonly day: string; readonly machine: string };

/** Rows played anew take the place of those of the same fault on the same thing (whatever the version of it). */
export function withNewer(older: readonly DatedCount[], newer: readonly DatedCount[]): readonly DatedCount[] {
  const keyOf = ({ fault, on }: FaultCount): string => `${fault} | ${on.replace(/ [\d.]+( \(.*\))?$/, '')}`;
  const rows = new Map(older.map((row) => [keyOf(row), row]));
  for (const row of newer) rows.set(keyOf(row), row);
  return [...rows.values()];
}

const HEAD = `# Faults

By \`npx tsx validation/faults/main.ts\` (part of \`npm run deep\`; \`npm test\` plays the same with fewer rounds). Each round does
what its line says to real programs: PostgreSQL as it ships with Plumbline and as Debian ships it, disks of a few megabytes, a
connection that is cut after so many bytes, clocks by libfaketime. \`npm run deep\` asks for 500 kills; the
column says how many were played on that day. *Acknowledged*: whoever asked was told that it is kept.
*Lost*: acknowledged, and afterwards not there or not byte for byte. *Doubled*: there twice. *Broken*: a custody log that does not
follow from its first line to its last, or revisions out of their order. All three must be 0.

| fault | on | rounds | acknowledged | told as failed | lost | doubled | broken | day | |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
`;

export function faultTable(counts: readonly DatedCount[]): string {
  const machines = [...new Set(counts.map(({ machine }) => machine))];
  const rows = counts.map((row) => {
    const numbers = [row.rounds, row.acknowledged, row.refused, row.lost, row.doubled, row.broken];
    return `| ${[row.fault, row.on, ...numbers, row.day, row.note].join(' | ')} |`;
  });
  const sum = (of: (row: DatedCount) => number): number => counts.reduce((total, row) => total + of(row), 0);
  const harm = sum(({ lost, doubled, broken }) => lost + doubled + broken);
  const total = `In all ${sum(({ rounds }) => rounds)} rounds and ${sum(({ acknowledged }) => acknowledged)} acknowledged writes: ${harm === 0 ? 'none lost, none doubled, every custody log whole' : `${harm} HARMED`}.`;
  return `${HEAD}${rows.join('\n')}\n\n${total}\n\nMachine: ${machines.join('; ')}, shared with other work.\n`;
}
