/**
 * The API reference, from the source of what the core exports: the words above each declaration, its signature, and the types that
 * the signatures name. TypeDoc wants a TypeScript this project no longer has; a page of ten names does not need it.
 */
import { posix } from 'node:path';
import { type Node, nodesOf, type SourceFile } from './source.js';

const INDEX = 'src/core/index.ts';

type Entry = { readonly name: string; readonly file: SourceFile };
type Found = { readonly kind: string; readonly words: string; readonly code: string; readonly file: SourceFile };

/** @param files the sources of the core */
export function apiReference(files: readonly SourceFile[]): string {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const index = byPath.get(INDEX);
  if (!index) throw new Error(`${INDEX}: a file of the core`);
  const entries = exported(index, byPath);
  const found = entries.map((entry) => [entry.name, declared(entry)] as const);
  const functions = found.filter(([, { kind }]) => kind === 'function');
  const others = found.filter(([, { kind }]) => kind !== 'function');
  const named = new Map<string, Found>();
  for (const [, one] of functions) addTypes(one, byPath, named);
  const rest = [...named].filter(([name]) => !entries.some((entry) => entry.name === name));
  const part = (title: string, list: readonly (readonly [string, Found])[]): string[] =>
    list.length === 0 ? [] : [`## ${title}`, ...[...list].sort(byName).map(sectionOf)];
  return `${[
    TITLE,
    ...part('Functions', functions),
    ...part('Constants and types', others),
    ...part('Types that the functions name', rest),
  ].join('\n\n')}\n`;
}

const TITLE = `# API: the core as a library

\`import { readCase, run, toAssessment } from 'plumbline'\`: the pure core, the same on Node and in a browser. It touches no disk, no clock, no network and
no chance but the seed it is given. From a case folder to its document:

\`\`\`ts
import { readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_CONFIG, readCase, run, toAssessment } from 'plumbline';

const folder = 'node_modules/plumbline/examples/ridgeline/';
const files = new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(folder + name))]));
const read = readCase(files);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const assessment = toAssessment(run(read.theCase, { ...DEFAULT_CONFIG, seed: 1 }));
console.log(assessment.verdicts.map(({ statement, holds }) => [statement, holds]));
\`\`\`

This page is made from the source by a small script of the tests (\`test/support/api-reference.ts\`), and checked by them. The assessment document is
described by \`schema/assessment.schema.json\`, which ships with the package.`;

const byName = (a: readonly [string, Found], b: readonly [string, Found]): number => (a[0] < b[0] ? -1 : 1);

const sectionOf = ([name, { words, code, file }]: readonly [string, Found]): string =>
  [`### ${name}`, ...(words === '' ? [] : [words]), `\`\`\`ts\n${code}\n\`\`\``, `In \`${file.path}\`.`].join('\n\n');

/** What the index passes on, with the file that declares it. */
function exported(index: SourceFile, byPath: ReadonlyMap<string, SourceFile>): readonly Entry[] {
  return nodesOf(index).flatMap(({ node }) => {
    if (node.type !== 'ExportNamedDeclaration') return [];
    const from = (node.source as { value?: string } | null)?.value;
    const specifiers = node.specifiers as { local: { name: string } }[];
    return specifiers.map(({ local }) => resolved(local.name, index, from, byPath));
  });
}

function resolved(
  name: string,
  at: SourceFile,
  from: string | undefined,
  byPath: ReadonlyMap<string, SourceFile>,
): Entry {
  if (from === undefined) return { name, file: at };
  const path = posix.join(posix.dirname(at.path), from).replace(/\.js$/, '.ts');
  const file = byPath.get(path);
  if (!file) throw new Error(`${at.path}: ${name} from a file of the core, got ${from}`);
  const again = nodesOf(file).find(
    ({ node }) =>
      node.type === 'ExportNamedDeclaration' &&
      node.source &&
      (node.specifiers as { exported: { name: string } }[]).some((one) => one.exported.name === name),
  );
  return again ? resolved(name, file, (again.node.source as { value?: string }).value, byPath) : { name, file };
}

function declared({ name, file }: Entry): Found {
  for (const { node } of nodesOf(file)) {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue;
    const made = node.declaration as Node;
    const own = nameOf(made);
    if (own !== name) continue;
    return { kind: kindOf(made), words: wordsAbove(file.text, node.start), code: signature(file.text, made), file };
  }
  throw new Error(`${file.path}: declares ${name}`);
}

function nameOf(made: Node): string | null {
  if (made.type === 'VariableDeclaration') {
    const [first] = made.declarations as { id: { name: string } }[];
    return first?.id.name ?? null;
  }
  return (made.id as { name: string } | null)?.name ?? null;
}

function kindOf(made: Node): string {
  if (made.type === 'FunctionDeclaration') return 'function';
  if (made.type !== 'VariableDeclaration') return 'type';
  const [first] = made.declarations as { init: Node | null }[];
  return first?.init?.type === 'ArrowFunctionExpression' ? 'function' : 'constant';
}

/** Without the body of a function or the value of a constant. */
function signature(text: string, made: Node): string {
  const span = made as Node & { end: number };
  if (made.type === 'FunctionDeclaration') return text.slice(made.start, (made.body as Node).start).trim();
  if (made.type !== 'VariableDeclaration') return text.slice(made.start, span.end).trim();
  const [first] = made.declarations as { id: Node & { end: number }; init: Node | null }[];
  const body = first?.init?.type === 'ArrowFunctionExpression' ? (first.init.body as Node).start : first?.id.end;
  return text
    .slice(made.start, body ?? span.end)
    .replace(/\s*=>\s*$/, '')
    .trim();
}

/** The doc comment that ends right above, as plain text. */
function wordsAbove(text: string, start: number): string {
  const above = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, start));
  return (above?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .replace(/\s*@(param|returns|throws) /g, '\n\n*$1* ')
    .trim();
}

/** Types of the core that a signature names, as they are declared; those they name in turn stay unexplained. */
function addTypes({ code, file }: Found, byPath: ReadonlyMap<string, SourceFile>, into: Map<string, Found>): void {
  const froms = new Map<string, string>();
  for (const { node } of nodesOf(file)) {
    if (node.type !== 'ImportDeclaration') continue;
    const from = (node.source as unknown as { value: string }).value;
    for (const { local } of node.specifiers as { local: { name: string } }[]) froms.set(local.name, from);
  }
  for (const name of new Set(code.match(/\b[A-Z]\w+\b/g) ?? [])) {
    if (into.has(name)) continue;
    const from = froms.get(name);
    const isHere = new RegExp(`export (type|interface|class) ${name}\\b`).test(file.text);
    if (!isHere && !from?.startsWith('.')) continue;
    into.set(name, declared(resolved(name, file, from, byPath)));
  }
}
