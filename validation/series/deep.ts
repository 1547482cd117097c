/** `npx tsx validation/series/deep.ts`: 500 series of each kind, printed as they stand in RESULTS.md. */
import { METHODS } from '../../src/core/perception/effect/segmented/segmented.js';
import { CASES, DEEP, segmentedLine, structuralLine } from './calibration.js';

const percent = (x: number | null): string => (x === null ? '–' : `${(100 * x).toFixed(1)} %`);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const began = process.cpuUsage();
print(
  `${DEEP.series} series of each kind, ${DEEP.before} rows before and ${DEEP.after} after, nothing done to them; two controls, of which one has a part.\n`,
);
print('| series | seasons in the model | average in its 90 % band | rows in theirs | placebo p <= .1 | no number |');
print('| --- | --- | --- | --- | --- | --- |');
for (const { kind, season, withPlacebos } of CASES) {
  const plan = withPlacebos ? DEEP : { ...DEEP, placebos: 0 };
  const { average, rows, placeboAlarms, gaps } = structuralLine(kind, season, plan);
  print(
    `| ${kind.name} | ${season ?? 'none'} | ${percent(average)} | ${percent(rows)} | ${percent(placeboAlarms)} | ${gaps} |`,
  );
}
print('\nSegmented regression, no change of level: how many 95 % intervals hold none.\n');
print(`| rows | errors remember | ${METHODS.join(' | ')} |`);
print(`| --- | --- |${METHODS.map(() => ' --- |').join('')}`);
for (const n of [10, 24, 60])
  for (const memory of [0, 0.4, 0.8]) {
    const { coverage } = segmentedLine(memory, n, 1000);
    print(`| ${n} | ${memory} | ${coverage.map(percent).join(' | ')} |`);
  }
const { user, system } = process.cpuUsage(began);
print(`\n${Math.round((user + system) / 1e6)} s of CPU.`);
