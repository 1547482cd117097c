/** The project's own source files, as text and as syntax trees. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type SourceFile = { readonly path: string; readonly text: string };

/** Files under a folder of the project whose names match, by path from the root. */
export function sourceFiles(folder: string, names: RegExp = /\.tsx?$/): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$/.test(path);

/** A node of the tree, with what the checks ask of it. */
export type Node = { readonly type: string; readonly start: number } & Record<string, unknown>;

/** Every node with its parent. */
export function nodesOf({ path, text }: SourceFile): { node: Node; parent: Node | null }[] {
  const found: { node: Node; parent: Node | null }[] = [];
  const visit = (value: unknown, parent: Node | null): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, parent);
    else if (typeof value === 'object' && value !== null) {
      const isNode = typeof (value as Node).type === 'string';
      if (isNode) found.push({ node: value as Node, parent });
      for (const child of Object.values(value)) visit(child, isNode ? (value as Node) : parent);
    }
  };
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: parses, got ${errors[0]?.message}`);
  visit(program, null);
  return found;
}

/** What a file imports or passes on, types included. */
export function importsOf(file: SourceFile): string[] {
  const froms = nodesOf(file).flatMap(({ node }) =>
    /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(node.type) ? [node.source as Node | null] : [],
  );
  return froms.flatMap((source) => (typeof source?.value === 'string' ? [source.value] : []));
}

export const lineOf = ({ text }: SourceFile, offset: number): number => text.slice(0, offset).split('\n').length;
