/** `plumbline cost`: a cost model on its own, from a JSON file to a mean, quantiles, chances and what the spread is made of. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readCostModel } from '../../core/cost/model/read-model.js';
import { weighModel } from '../../core/cost/model/weigh-model.js';
import { plural } from '../../core/dossier/number-words.js';
import { printNumbers } from '../../core/dossier/print-number.js';
import { printProblem } from '../../core/problem.js';
import { VERSION } from '../../core/version.js';
import { type ExitCode, Failure } from '../failure.js';
import { type Io, warn } from '../io.js';
import { costModelPage } from '../print/cost-model-page.js';
import { printable, printableDeep } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type CostOptions = { readonly json?: boolean; readonly seed: number; readonly draws?: number };

export async function cost(path: string, { json, seed, draws }: CostOptions, io: Io): Promise<ExitCode> {
  const file = basename(path);
  const read = readCostModel(documentAt(path), file);
  if (!read.ok) {
    for (const problem of read.problems) io.err(`${printable(printProblem(problem))}\n`);
    io.err(`plumbline: ${printable(path)}: ${plural(read.problems.length, 'problem')}, nothing was computed\n`);
    io.err('  the form of a model: docs/methods/cost.md, "A model on its own"\n');
    return 1;
  }
  const { model, experts } = read;
  const found = await withProgress(`weighing ${path}`, io, () => weighModel(model, seed, draws ?? null));
  if (json !== true) {
    io.out(costModelPage(printableDeep(model), printableDeep(found), printableDeep(experts), io.page));
    warn(io, model.warnings);
    return 0;
  }
  const { name, unit, basis, priceYear, items, warnings } = model;
  const document = {
    plumbline: VERSION,
    ...{ model: name, unit, basis, priceYear, seed },
    ...found,
    items: items.map(({ name: of, quantity, marginal, misfit }) => ({ name: of, quantity, ...marginal, misfit })),
    ...(experts.length === 0 ? {} : { experts }),
    warnings,
  };
  io.out(`${JSON.stringify(printNumbers(document), null, 2)}\n`);
  return 0;
}

const MOST_BYTES = 10_000_000;

/** @throws Failure when there is no such file or it is not JSON */
function documentAt(path: string): unknown {
  const shown = printable(path);
  if (!existsSync(path))
    throw new Failure(2, `no file ${JSON.stringify(path)}`, [
      'a cost model is a JSON file with items: see docs/methods/cost.md',
    ]);
  if (statSync(path).isDirectory())
    throw new Failure(2, `${shown}: a JSON file with a cost model, got a folder`, [
      'the cost of a case: plumbline assess <case>',
    ]);
  if (statSync(path).size > MOST_BYTES)
    throw new Failure(1, `${shown}: at most ${MOST_BYTES} bytes, got ${statSync(path).size}`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure(1, `${shown}: JSON, got ${error instanceof Error ? error.message : 'something else'}`);
  }
}
