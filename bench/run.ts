/**
 * `npm run bench [-- name …] [--deep] [--write]`: prints what was measured; `--deep` adds the sizes that take many minutes; `--write` also puts what was measured into
 * bench/RESULTS.md, each part with its machine and day; parts that were not asked for stay. Everything is seeded; only the times differ from run to run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { BENCHES } from './benches.js';
import { calibrate } from './calibration-loop.js';

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`bench: one of ${BENCHES.map(({ name }) => name).join(', ')}, got ${unknown.join(', ')}\n`);
  process.exit(2);
}

const RESULTS = new URL('RESULTS.md', import.meta.url);
const HEAD =
  '# Measured speed\n\nBy `npm run bench -- --write`, each part with its day and machine. Medians of warm rounds, least to most in brackets.';
const [processor, ...others] = cpus();
const when = `${new Date().toISOString().slice(0, 10)}: ${others.length + 1} × ${processor?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.version}; a fixed loop of arithmetic takes it ${calibrate().seconds.toFixed(3)} CPU s`;

/** Parts of the results as they stand, by the bench they are of. */
const parts = new Map(
  readFileSync(RESULTS, 'utf8')
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => [/^## (.*)$/m.exec(part)?.[1] ?? '', part.trim()] as const),
);

for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  process.stdout.write(`${bench.name}: ${bench.asks}\n`);
  const lines = await bench.run(args.includes('--deep'));
  process.stdout.write(`${lines.map((line) => `  ${line}\n`).join('')}\n`);
  const asks = `${bench.asks[0]?.toUpperCase()}${bench.asks.slice(1)}.`;
  parts.set(bench.name, `## ${bench.name}\n\n${asks}\n\n${when}\n\n${lines.map((line) => `- ${line}`).join('\n')}`);
  // What has been measured is kept, whatever becomes of the next.
  if (args.includes('--write'))
    writeFileSync(RESULTS, `${[HEAD, ...BENCHES.flatMap(({ name }) => parts.get(name) ?? [])].join('\n\n')}\n`);
}
