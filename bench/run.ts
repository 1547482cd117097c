/**
 * `npm run bench [-- name …] [--deep] [--write]`: prints what was measured; `--deep` adds the sizes that take many minutes; `--write` also rewrites bench/RESULTS.md, with the
 * machine and the day. Everything is seeded; only the times differ from run to run.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { BENCHES } from './benches.js';

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`bench: one of ${BENCHES.map(({ name }) => name).join(', ')}, got ${unknown.join(', ')}\n`);
  process.exit(2);
}

const sections: string[] = [];
for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  process.stdout.write(`${bench.name}: ${bench.asks}\n`);
  const lines = await bench.run(args.includes('--deep'));
  process.stdout.write(`${lines.map((line) => `  ${line}\n`).join('')}\n`);
  sections.push(
    `## ${bench.name}\n\n${bench.asks[0]?.toUpperCase()}${bench.asks.slice(1)}.\n\n${lines.map((line) => `- ${line}`).join('\n')}`,
  );
}

if (args.includes('--write')) {
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.version}`;
  const head = `# Measured speed\n\nBy \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. Medians of warm rounds, least to most in brackets.`;
  writeFileSync(new URL('RESULTS.md', import.meta.url), `${[head, ...sections].join('\n\n')}\n`);
}
