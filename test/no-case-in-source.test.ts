/**
 * Whatever is known of a strike stands in its case. A source file that names a site, a type, a claim or a party of a real
 * one would work for that one alone, or favour it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import { lineOf, type SourceFile, sourceFiles } from './support/source.js';

const CASES = new URL('../cases/', import.meta.url);
/** Real ones that stand among the examples; the others there are invented, to be named anywhere. */
const EXAMPLES = ['kosovo-1999'].map((name) => new URL(`../examples/${name}/`, import.meta.url));

/** Words of a case: anywhere they stand as a word; days with any hour; ids of sources, often words, as a whole quoted text. */
type Words = {
  readonly anywhere: readonly string[];
  readonly days: readonly string[];
  readonly quoted: readonly string[];
};

function wordsOf(folder: URL): Words {
  const files = new Map(readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(new URL(file, folder)))]));
  const read = readCase(files);
  if (!read.ok) throw new Error(`${folder.pathname} does not read`);
  const { theCase } = read;
  const rows = [...theCase.readings, ...theCase.presence, ...theCase.inventory, ...theCase.prices, ...theCase.items];
  const groups = Object.entries(theCase.typeGroups).flatMap(([group, types]) => [group, ...types]);
  const types = [
    ...rows.map((row) => row.assetType),
    ...groups,
    ...theCase.claims.flatMap((claim) => claim.scopeTypes),
  ];
  const ids = [theCase.claims, theCase.readings, theCase.imagery, theCase.items, theCase.sites].flatMap((table) =>
    table.map((row) => row.id),
  );
  const places = theCase.sites.flatMap((site) =>
    [site.name, site.region].flatMap((words) => words.match(/\p{Lu}\p{L}{3,}/gu) ?? []),
  );
  const operators = theCase.inventory.map((row) => row.operator);
  const anywhere = [...types, ...ids, ...places, ...operators, theCase.name, ...theCase.sites.map((site) => site.name)];
  return {
    anywhere: [...new Set(anywhere)].filter((word) => word.length > 1 && !COMMON.has(word)),
    days: [theCase.strike.from, theCase.strike.to],
    quoted: theCase.sources.map((source) => source.id),
  };
}

/** Parts of place names that are words of the language. */
const COMMON = new Set(['Oblast', 'Republic', 'Krai', 'Region', 'North', 'South', 'East', 'West']);

/** Categories of the table of settled claims, each with its share listed: a vocabulary of that table, whatever a case calls its types. */
const VOCABULARY = { path: 'src/core/claims/record/detection.ts', words: ['aircraft'] };

function named(file: SourceFile, words: Words): string[] {
  const allowed = file.path === VOCABULARY.path ? VOCABULARY.words : [];
  const any = (list: readonly string[]): string =>
    list
      .filter((word) => !allowed.includes(word.toLowerCase()))
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('|');
  const patterns = [
    new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${any(words.anywhere)})(?![\\p{L}\\p{N}_-])`, 'giu'),
    new RegExp(`(?<!\\d)(?:${any(words.days)})(?!\\d)`, 'g'),
    new RegExp(`(['"\`])(?:${any(words.quoted)})\\1`, 'g'),
  ];
  return patterns.flatMap((pattern) =>
    [...file.text.matchAll(pattern)].map((match) => `${file.path}:${lineOf(file, match.index)} names ${match[0]}`),
  );
}

const shipped = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => new URL(`${entry.name}/`, CASES));
const folders = [...shipped, ...EXAMPLES].map((folder) => [basename(folder.pathname), folder] as const);
const files = ['src', 'kernel'].flatMap((folder) => sourceFiles(folder, /\.(ts|tsx|css|html|svg|json)$/));

test.each(folders)('no file under src or kernel names anything of %s', (_name, folder) => {
  const words = wordsOf(folder);
  expect(words.anywhere.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => named(file, words))).toEqual([]);
});

test('the check sees an id, a type in another case of letters, a place in a comment, a day and a quoted source', () => {
  const words: Words = { anywhere: ['c002', 'Xy-9', 'Norsk'], days: ['2030-01-02'], quoted: ['ap'] };
  const text =
    "const a = 'c002';\n// xy-9 stands here\n/* near Norsk. */\nconst b = 'ap';\nconst d = '2030-01-02T03:04Z';\n";
  expect(named({ path: 'x.ts', text }, words)).toHaveLength(5);
  expect(named({ path: 'x.ts', text: "c0021; 'ape'; ap; norskfolk; 'maxy-9'" }, words)).toEqual([]);
});
