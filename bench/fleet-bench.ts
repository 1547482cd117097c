/**
 * The fleet engine against SimPy on the two published models: CPU time of one whole history, whatever either counts as an
 * event. SimPy runs beside where Python has it; else its measured figures are taken, corrected by the calibration loop.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { solveMarkov } from '../src/core/fleet/solve-markov.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { calibrate, cpuSeconds, printCalibration } from './calibration-loop.js';
import { MMR, MMR_DAYS, REGEN, REGEN_DAYS, REGEN_TARGET, type Replicated, replicate } from './fleet-models.js';

const [FLOOR, AIM] = [30, 60];

/**
 * SimPy 4.1.2, CPU seconds of a history. Regeneration: 81.5 s for 10,000. Machine repair: 218,000 events a second, of which
 * a history has 10,736 if a failure and an end of repair are one each, the count that flatters SimPy most.
 */
const SIMPY = { mmr: 10_736 / 218_000, regen: 81.5 / 10_000 };

const MODELS = [
  { name: 'mmr', line: MMR, days: MMR_DAYS, target: 101, runs: 1000, theirs: 10 },
  { name: 'regen', line: REGEN, days: REGEN_DAYS, target: REGEN_TARGET, runs: 5000, theirs: 100 },
] as const;

export function measureFleet(): readonly string[] {
  const calibration = calibrate();
  const lines = [printCalibration(calibration)];
  for (const { name, line, days, target, runs, theirs } of MODELS) {
    const work = (n: number): Replicated => replicate(line, days, target, n, makeRng(1));
    work(runs / 10);
    let made = work(0);
    const seconds = cpuSeconds(() => {
      made = work(runs);
    });
    const beside = runSimpy(name, theirs);
    const peer = beside ?? SIMPY[name] * calibration.factor;
    const times = peer / (seconds / runs);
    const verdict = times < FLOOR ? `: MISSED, the goal is ${FLOOR}` : times < AIM ? ` (aim ${AIM})` : '';
    lines.push(
      `${name}: ${((1e3 * seconds) / runs).toFixed(3)} ms a history, ${(made.events / seconds / 1e6).toFixed(1)} million events per CPU s`,
      `${name}: ${times.toFixed(0)} × SimPy, ${beside === null ? 'not on this machine: its measured figure, corrected' : 'run beside'}${verdict}`,
    );
  }
  const exact = cpuSeconds(() => solveMarkov(MMR, [30, 90, 180, 365], 101));
  lines.push(`mmr to 365 days solved exactly, no noise: ${(1e3 * exact).toFixed(0)} ms`);
  return lines;
}

/** CPU seconds of a history in SimPy, or null where Python or SimPy is missing. */
function runSimpy(model: string, runs: number): number | null {
  const script = fileURLToPath(new URL('simpy/models.py', import.meta.url));
  const { status, stdout } = spawnSync('python3', [script, model, String(runs)], { encoding: 'utf8' });
  if (status !== 0) return null;
  const { seconds } = JSON.parse(stdout) as { readonly seconds: number };
  return seconds / runs;
}
