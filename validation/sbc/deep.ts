/** `npx tsx validation/sbc/deep.ts [seed ...]`: 1,000 cases from each seed, printed as they stand in RESULTS.md. */
import { DEEP, runSbc, SEEDS, tableOf } from './sbc.js';

const asked = process.argv.slice(2).map(Number);
for (const seed of asked.length > 0 ? asked : SEEDS) {
  const began = process.cpuUsage();
  const lines = runSbc({ ...DEEP, seed });
  const { user, system } = process.cpuUsage(began);
  const out = lines.filter(({ inside }) => !inside).map(({ quantity }) => quantity);
  process.stdout.write(
    `## Seed ${seed}\n\n${DEEP.cases} cases, ${DEEP.draws} draws each, one in ${DEEP.every} sweeps; ${Math.round((user + system) / 1e6)} s of CPU. ${
      out.length === 0 ? 'All inside the band.' : `Outside: ${out.join(', ')}.`
    }\n\n${tableOf(lines)}\n\n`,
  );
}
