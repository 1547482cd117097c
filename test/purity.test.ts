/**
 * The core gives the same bytes from the same input anywhere: no clock, no chance of its own, no machine. The compiler
 * keeps out what is not in ES2023; what is in it and still differs from run to run or from machine to machine is kept
 * out here.
 */
import { expect, test } from 'vitest';
import { importsOf, isTest, lineOf, type Node, nodesOf, type SourceFile, sourceFiles } from './support/source.js';

/** Names the core may not speak of, unless as the name of a property of its own. */
const NAMES = new Set([
  ...['Date', 'Intl', 'console', 'process', 'globalThis', 'performance', 'crypto'],
  ...['fetch', 'Buffer', 'require', 'setTimeout', 'setInterval', 'queueMicrotask', 'eval', 'Function'],
]);
/** Methods that ask the machine's language, of which Node versions carry different tables. */
const BY_LANGUAGE = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase']);
/** Pure packages, each with the one file that wraps it. */
const WRAPPED: Readonly<Record<string, string>> = {
  '@noble/hashes/sha2.js': 'src/core/casefile/digest.ts',
  '@noble/hashes/utils.js': 'src/core/casefile/digest.ts',
  '@stdlib/math-base-special-betainc': 'src/core/numerics/special.ts',
  '@stdlib/math-base-special-gammaln': 'src/core/numerics/special.ts',
  '@stdlib/stats-base-dists-normal-cdf': 'src/core/numerics/special.ts',
  'csv-parse/browser/esm/sync': 'src/core/casefile/table.ts',
  'fastest-levenshtein': 'src/core/evidence/matching/similarity.ts',
  'geographiclib-geodesic': 'src/core/measure/place.ts',
  mgrs: 'src/core/measure/mgrs.ts',
  saxes: 'src/core/exchange/read-xml.ts',
};

function impurities(file: SourceFile): string[] {
  const found = nodesOf(file).flatMap(({ node, parent }) => {
    const fault = faultOf(node, parent);
    return fault === null ? [] : [`${file.path}:${lineOf(file, node.start)} ${fault}`];
  });
  const packages = importsOf(file).filter((name) => !name.startsWith('.'));
  return [
    ...found,
    ...packages.filter((name) => WRAPPED[name] !== file.path).map((name) => `${file.path} imports ${name}`),
  ];
}

function faultOf(node: Node, parent: Node | null): string | null {
  if (node.type === 'BinaryExpression' && node.operator === '**' && !isWhole(node.right as Node))
    return '** with an exponent that is no whole number written out';
  if (node.type === 'MemberExpression') {
    const name = String((node.property as Node).name ?? (node.property as Node).value);
    const of = (node.object as Node).name;
    if (of === 'Math' && (name === 'random' || name === 'pow')) return `Math.${name}`;
    if (BY_LANGUAGE.has(name)) return name;
  }
  if (node.type !== 'Identifier' || !NAMES.has(String(node.name))) return null;
  const isPropertyName =
    (parent?.type === 'MemberExpression' && parent.property === node && parent.computed !== true) ||
    (/^(Property|TSPropertySignature|TSMethodSignature)$/.test(parent?.type ?? '') && parent?.key === node);
  return isPropertyName ? null : String(node.name);
}

function isWhole(exponent: Node): boolean {
  const number = exponent.type === 'UnaryExpression' ? (exponent.argument as Node) : exponent;
  return number.type === 'Literal' && Number.isInteger(number.value);
}

const CORE = sourceFiles('src/core').filter((file) => !isTest(file));

test('no clock, no chance, no machine, no language and no package that is not wrapped, in the core', () => {
  expect(CORE.length).toBeGreaterThan(50);
  expect(CORE.flatMap(impurities)).toEqual([]);
});

test('every wrapped package is imported where it is said to be', () => {
  for (const [name, path] of Object.entries(WRAPPED))
    expect(CORE.find((file) => file.path === path)?.text, name).toContain(`'${name}'`);
});

test.each([
  ['Math.random()', 'Math.random'],
  ["Math['random']()", 'Math.random'],
  ['new Date()', 'Date'],
  ['Date.now()', 'Date'],
  ['console.log(1)', 'console'],
  ['process.env.X', 'process'],
  ['globalThis.process', 'globalThis'],
  ['Math.pow(2, 2)', 'Math.pow'],
  ['2 ** 0.5', '**'],
  ['2 ** x', '**'],
  ["a.localeCompare('b')", 'localeCompare'],
  ['new Intl.NumberFormat()', 'Intl'],
  ["import pg from 'pg'", 'imports pg'],
  ["export * from 'node:fs'", 'imports node:fs'],
])('the check sees %s', (text, fault) => {
  expect(impurities({ path: 'x.ts', text })).toEqual([expect.stringContaining(fault)]);
});

test.each([
  'x ** 2',
  'x ** -3',
  'const a = { process: 1 }; a.process',
  'type T = { console: 1 }',
  '// new Date()',
  "'Math.random()'",
])('the check lets %s pass', (text) => expect(impurities({ path: 'x.ts', text })).toEqual([]));
