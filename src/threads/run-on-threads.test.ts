import { expect, test } from 'vitest';
import { printAssessment, toAssessment } from '../core/dossier/assessment.js';
import { DEFAULT_CONFIG, makeRunner } from '../core/execute.js';
import { loadCaseFolder } from '../folder/read-folder.js';
import { runOnThreads } from './run-on-threads.js';

test('the same document on one, two and three threads, and no fit is made twice', async () => {
  const read = await loadCaseFolder('examples/ridgeline');
  if (!read.ok) throw new Error('the example reads');
  const documents = [];
  for (const threads of [1, 2, 3]) {
    const runner = makeRunner(read.theCase);
    documents.push(printAssessment(toAssessment(await runOnThreads(runner, DEFAULT_CONFIG, threads))));
    expect(runner.missing(DEFAULT_CONFIG)).toEqual([]);
  }
  expect(documents[1]).toBe(documents[0]);
  expect(documents[2]).toBe(documents[0]);
});

test('a fit handed in is taken as it is: what a thread made is what the run says', async () => {
  const read = await loadCaseFolder('examples/ridgeline');
  if (!read.ok) throw new Error('the example reads');
  const [own, other] = [makeRunner(read.theCase), makeRunner(read.theCase)];
  const tasks = own.missing(DEFAULT_CONFIG);
  // and those no weights could replace, whatever the whole fits say
  for (const stream of ['whole', 'silence']) expect(tasks.filter((task) => task.stream === stream)).toHaveLength(3);
  const { doFit } = await import('../core/losses/fit-task.js');
  const seeded = { ...(tasks[0] as (typeof tasks)[number]), seed: 99 };
  other.handIn(tasks[0] as (typeof tasks)[number], structuredClone(doFit(seeded)));
  expect(printAssessment(toAssessment(other(DEFAULT_CONFIG)))).not.toBe(
    printAssessment(toAssessment(own(DEFAULT_CONFIG))),
  );
});
