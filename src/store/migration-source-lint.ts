/** What the text of a migration must not say: its effects are checked in the catalogue (schema-lint.ts), its ways here. */

const FORBIDDEN: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ['forward only: no way down', /\bexport\s+(async\s+)?(function|const)\s+down\b/],
  ['no explicit lock of a table: YugabyteDB has none', /\block\s+table\b/i],
  ['no advisory lock: on Citus it holds on one machine only', /\bpg_(try_)?advisory/i],
  ['no LISTEN or NOTIFY: neither system carries it to all machines', /\b(listen|notify)\s+[a-z_"]/i],
  ['no index made concurrently: it cannot be in the transaction of a migration', /\bconcurrently\b/i],
  ['no function of PostgreSQL 16 or later: 15 is supported', /\b(uuidv7|json_table|any_value)\s*\(/i],
  ['no column of ours dropped or retyped: what was told must stay', /\b(drop\s+column|alter\s+column\s+\w+\s+type)\b/i],
];

/** Rules that a migration's source breaks. Comments do not count. @param name of the file, without ending */
export function migrationFaults(name: string, source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const faults = FORBIDDEN.filter(([, pattern]) => pattern.test(code)).map(([rule]) => `${name}: ${rule}`);
  const isNamed = /^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$/.test(name);
  return isNamed ? faults : [`${name}: named by its day and what it does, such as 2031-03-14-claim-index`, ...faults];
}
