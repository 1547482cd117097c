import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, makeRunner } from '../core/execute.js';
import { doFit, type FitTask } from '../core/losses/fit-task.js';
import { loadCaseFolder } from '../folder/read-folder.js';
import { packFit, unpackFit } from './sent-fit.js';

test('a fit that was handed over says all that a mixture, a weighing and a check take from it', async () => {
  const read = await loadCaseFolder('examples/ridgeline');
  if (!read.ok) throw new Error('the example reads');
  const tasks = makeRunner(read.theCase).missing(DEFAULT_CONFIG);
  const task = tasks.find(({ stream }) => stream === 'whole') as FitTask;
  const alone = task.problem.cells.filter(({ coupled }) => !coupled).flatMap(({ spoken }) => spoken);
  const sets = [1, 2].map((n) => ({
    stream: `less ${n}`,
    drawn: 10,
    gone: new Set(alone.flatMap(({ statements }) => statements).slice(0, n)),
  }));
  const fit = doFit({ ...task, sets, plan: { chains: 2, warmup: 2, sweeps: 8, every: 2, draws: 64 } });
  expect(fit.weighed.get('less 1')?.parts).toHaveLength(8);
  const { sent, buffers } = packFit(fit);
  const got = unpackFit(task.problem, structuredClone(sent, { transfer: buffers }));
  expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
  const { weighed, kept, ...others } = fit;
  expect(got).toMatchObject(others);
  expect(got.kept).toEqual(kept);
  expect([...got.weighed.keys()]).toEqual([...weighed.keys()]);
  for (const [stream, { parts, ...again }] of weighed) {
    const { parts: gotParts, ...gotAgain } = got.weighed.get(stream) as typeof again & { parts: typeof parts };
    expect(gotAgain).toEqual(again);
    expect(gotParts).toEqual(parts.map(({ cells, struck }) => ({ cells, struck })));
  }
});
