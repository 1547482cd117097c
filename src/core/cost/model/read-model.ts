/** A cost model from outside: every problem at once, each with its place in the document, or a model that can be trusted. */
import { choleskyOf } from '../../numerics/cholesky.js';
import { type Problem, valueText } from '../../problem.js';
import { type ExpertWeight, expertWeights } from './experts.js';
import { type Fault, type Fields, isRecord, numberAt, textAt } from './fields.js';
import type { CostItem, CostModel } from './model.js';
import { readItem } from './read-item.js';

export type ReadModel =
  | { readonly ok: true; readonly model: CostModel; readonly experts: readonly ExpertWeight[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const MOST_ITEMS = 500;

/** @param file how problems name the document */
export function readCostModel(document: unknown, file: string): ReadModel {
  const problems: Problem[] = [];
  const fault: Fault = (field, rule, got) =>
    problems.push({ file, line: null, field, rule, got: got === undefined ? null : asText(got) });
  if (!isRecord(document)) {
    fault('', 'an object with items', document);
    return { ok: false, problems };
  }
  const { items, correlation, claims, copula, experts } = document;
  const weights = experts === undefined ? [] : expertWeights(experts, fault);
  const read = itemsOf(items, weights, fault);
  if (copula !== undefined && !/^gaussian\b/i.test(String(copula)))
    fault('copula', 'gaussian (the only one read)', copula);
  const square =
    correlation === undefined || correlation === null ? null : correlationOf(correlation, read.length, fault);
  const sums = claims === undefined ? [] : claimsOf(claims, fault);
  const basis = statedOnce(document, items, 'basis', fault) as string | null;
  const priceYear = statedOnce(document, items, 'priceYear', fault) as number | null;
  if (problems.length > 0) return { ok: false, problems };
  const model: CostModel = {
    name: textAt(document, 'name') ?? file,
    unit: textAt(document, 'unit'),
    basis,
    priceYear,
    items: read as readonly CostItem[],
    correlation: square,
    claims: sums,
    warnings: [
      ...(square === null && read.length > 1
        ? ['no correlation is given: the items are independent, which makes a total look more certain than prices are']
        : []),
      ...(basis === null
        ? ['no basis is stated: say what a price includes before the total is set beside another']
        : []),
      ...(priceYear === null
        ? ['no price year is stated: the total is in the money of whatever years the prices are']
        : []),
    ],
  };
  return { ok: true, model, experts: weights };
}

function itemsOf(items: unknown, experts: readonly ExpertWeight[], fault: Fault): readonly (CostItem | null)[] {
  if (!Array.isArray(items) || items.length === 0) {
    fault('items', 'a list with at least one item', items);
    return [];
  }
  if (items.length > MOST_ITEMS) {
    fault('items', `at most ${MOST_ITEMS}`, items.length);
    return [];
  }
  return items.map((item, i) => readItem(item, `items[${i}]`, experts, fault));
}

/** A matrix, or one number for every pair. */
function correlationOf(given: unknown, n: number, fault: Fault): Float64Array | null {
  const square = new Float64Array(n * n);
  if (typeof given === 'number') {
    if (!(given >= 0 && given <= 1)) {
      fault('correlation', 'between 0 and 1 where one number stands for every pair', given);
      return null;
    }
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) square[i * n + j] = i === j ? 1 : given;
    return square;
  }
  if (!Array.isArray(given) || given.length !== n || given.some((row) => !Array.isArray(row) || row.length !== n)) {
    fault(
      'correlation',
      `one number, or ${n} rows of ${n}, as many as items`,
      Array.isArray(given) ? given.length : given,
    );
    return null;
  }
  let isSound = true;
  const wrong = (i: number, j: number, rule: string): void => {
    isSound = false;
    fault(`correlation[${i}][${j}]`, rule, given[i][j]);
  };
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const r: unknown = given[i][j];
      if (typeof r !== 'number' || !(r >= -1 && r <= 1)) wrong(i, j, 'a number between -1 and 1');
      else if (i === j && r !== 1) wrong(i, j, '1 on the diagonal');
      else if (j < i && r !== given[j][i]) wrong(i, j, `the same as correlation[${j}][${i}] (${given[j][i]})`);
      else square[i * n + j] = r;
    }
  if (isSound && choleskyOf(square, n) === null) {
    isSound = false;
    fault('correlation', 'positive semidefinite: no numbers can be correlated like this', 'what no sample could show');
  }
  return isSound ? square : null;
}

function claimsOf(given: unknown, fault: Fault): readonly number[] {
  if (!Array.isArray(given)) {
    fault('claims', 'a list of sums', given);
    return [];
  }
  for (const [i, sum] of given.entries())
    if (typeof sum !== 'number' || !(sum >= 0 && Number.isFinite(sum)))
      fault(`claims[${i}]`, 'a number of at least 0', sum);
  return [...new Set(given as number[])].sort((a, b) => a - b);
}

/** What the whole model or its items state of themselves; items that differ are no sum. */
function statedOnce(
  document: Fields,
  items: unknown,
  key: 'basis' | 'priceYear',
  fault: Fault,
): string | number | null {
  const read = key === 'basis' ? textAt : numberAt;
  const stated = [document, ...(Array.isArray(items) ? items : [])].map((of, i) => ({
    at: i === 0 ? key : `items[${i - 1}].${key}`,
    value: isRecord(of) ? read(of, key) : null,
    given: isRecord(of) ? of[key] : undefined,
  }));
  const first = stated.find(({ value }) => value !== null);
  for (const { at, value, given } of stated) {
    if (given !== undefined && given !== null && value === null)
      fault(at, key === 'basis' ? 'a word' : 'a year', given);
    else if (value !== null && key === 'priceYear' && !(Number.isInteger(value) && Number(value) > 1800))
      fault(at, 'a year', value);
    else if (first && value !== null && value !== first.value)
      fault(
        at,
        `the same throughout (${first.value}): money of two ${key === 'basis' ? 'bases' : 'years'} is no sum`,
        value,
      );
  }
  return first?.value ?? null;
}

const asText = (x: unknown): string => (typeof x === 'string' ? x : valueText(x, JSON.stringify));
