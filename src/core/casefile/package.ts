/** datapackage.json (Data Package v2) as typed resources. Properties it does not know are left alone. */
import { type CaseProperties, readCaseProperties } from './case-properties.js';
import type { Field } from './field.js';
import { isJsonFault, isReservedName, type JsonNode, type JsonObject, parseJson } from './json.js';
import { listOf, member, objectOf, textOf, textsOf } from './json-read.js';
import { readFields } from './package-field.js';
import { foldedPath, pathRule } from './path.js';
import type { Report } from './report.js';

export type ForeignKey = {
  readonly fields: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly line: number;
};

export type TableSpec = {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly fields: readonly Field[];
  /** false when the fields cannot be matched to columns (reported): the rows are not looked at */
  readonly whole: boolean;
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
};

export type Package = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly licence: string | null;
  readonly properties: CaseProperties;
  readonly tables: readonly TableSpec[];
  /** line of the list of resources */
  readonly line: number;
  /** names and paths of all resources, also of those whose description could not be followed */
  readonly named: ReadonlySet<string>;
  /** listed files that are no tables */
  readonly otherFiles: readonly { readonly path: string; readonly line: number }[];
};

const PROFILE = /^https:\/\/datapackage\.org\/profiles\/2\.\d+\/datapackage\.json$/;
export const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** The package; null when it cannot be read as one. Faults of single resources are reported and the rest read on. */
export function readPackage(text: string, report: Report): Package | null {
  const root = parseJson(text);
  if (isJsonFault(root)) {
    report(root.line, null, root.rule, root.got);
    return null;
  }
  const top = objectOf(root);
  if (!top) {
    report(root.line, null, 'a JSON object');
    return null;
  }
  const schema = textOf(member(top, '$schema'));
  if (!schema || !PROFILE.test(schema)) {
    report(
      lineOf(top, '$schema', root),
      '$schema',
      'the profile of Data Package v2, https://datapackage.org/profiles/2.0/datapackage.json',
      schema,
    );
  }
  const name = textOf(member(top, 'name'));
  if (!name || !NAME.test(name)) report(lineOf(top, 'name', root), 'name', 'a short name of a-z, 0-9, - _ .', name);
  const resources = listOf(member(top, 'resources'));
  if (!resources || resources.length === 0) {
    report(lineOf(top, 'resources', root), 'resources', 'a list of at least one resource');
    return null;
  }
  const tables: TableSpec[] = [];
  const otherFiles: { path: string; line: number }[] = [];
  const seen = new Map<string, number>();
  const named = new Set<string>();
  for (const node of resources) {
    for (const key of ['name', 'path']) named.add(textOf(member(objectOf(node), key)) ?? '');
    const resource = readResource(node, seen, report);
    if (resource === null) continue;
    if ('fields' in resource) tables.push(resource);
    else otherFiles.push(resource);
  }
  checkForeignKeys(tables, named, report);
  const properties = readCaseProperties(top, report);
  return {
    name: name ?? '',
    title: textOf(member(top, 'title')) ?? name ?? '',
    description: textOf(member(top, 'description')) ?? '',
    version: textOf(member(top, 'version')) ?? 'unversioned',
    licence: licenceOf(member(top, 'licenses')),
    properties,
    tables: tables.map((table) => ({ ...table, fields: withTypes(table.fields, properties) })),
    line: member(top, 'resources')?.line ?? root.line,
    named,
    otherFiles,
  };
}

function readResource(
  node: JsonNode,
  seen: Map<string, number>,
  report: Report,
): TableSpec | { path: string; line: number } | null {
  const resource = objectOf(node);
  if (!resource) {
    report(node.line, 'resources', 'each resource a JSON object');
    return null;
  }
  const name = textOf(member(resource, 'name'));
  const path = textOf(member(resource, 'path'));
  if (!name || !NAME.test(name) || isReservedName(name)) {
    report(lineOf(resource, 'name', node), 'name', 'a short name of a-z, 0-9, - _ .', name);
    return null;
  }
  if (path === null) {
    report(lineOf(resource, 'path', node), `${name} path`, 'the path of one file inside the case folder');
    return null;
  }
  const rule = pathRule(path);
  if (rule !== null) {
    report(lineOf(resource, 'path', node), `${name} path`, rule, path);
    return null;
  }
  let repeated = false;
  for (const key of [`name ${name}`, `path ${foldedPath(path)}`]) {
    const before = seen.get(key);
    if (before !== undefined && !repeated) {
      report(node.line, name, `each resource once; this one is already in line ${before}`, path);
      repeated = true;
    }
    seen.set(key, node.line);
  }
  if (repeated) return null;
  const isTable = textOf(member(resource, 'type')) === 'table';
  if (!isTable && path.toLowerCase().endsWith('.csv')) {
    report(lineOf(resource, 'type', node), `${name} type`, 'table', textOf(member(resource, 'type')));
  } else if (!isTable) return { path, line: node.line };
  checkForm(resource, name, node, report);
  return readSchema(resource, name, path, node, report);
}

/** Comma separated, UTF-8, a header, and blank the only way to write unknown. */
function checkForm(resource: JsonObject, name: string, node: JsonNode, report: Report): void {
  const dialect = objectOf(member(resource, 'dialect')) ?? new Map();
  const schema = objectOf(member(resource, 'schema')) ?? new Map();
  const asked: readonly (readonly [JsonObject, string, readonly unknown[]])[] = [
    [resource, 'encoding', ['utf-8', 'UTF-8', 'utf8']],
    [resource, 'format', ['csv']],
    [dialect, 'delimiter', [',']],
    [dialect, 'lineTerminator', ['\n']],
    [dialect, 'quoteChar', ['"']],
    [dialect, 'doubleQuote', [true]],
    [dialect, 'header', [true]],
    [schema, 'fieldsMatch', ['exact']],
  ];
  for (const [object, key, allowed] of asked) {
    const found = object.get(key);
    if (found && !allowed.includes(found.value)) {
      report(found.line, `${name} ${key}`, `${JSON.stringify(allowed[0])} or left out`, String(found.value));
    }
  }
  const missing = schema.get('missingValues');
  if (missing && textsOf(missing)?.join('|') !== '') {
    report(missing.line, `${name} missingValues`, '[""]: a blank is the only way to write unknown');
  }
  if (resource.has('data'))
    report(lineOf(resource, 'data', node), `${name} data`, 'rows in a file, not in the package');
}

function readSchema(
  resource: JsonObject,
  name: string,
  path: string,
  node: JsonNode,
  report: Report,
): TableSpec | null {
  const schemaNode = member(resource, 'schema');
  const schema = objectOf(schemaNode);
  const read = schema && readFields(member(schema, 'fields'), name, report);
  if (!schema || !schemaNode || !read) {
    report(schemaNode?.line ?? node.line, `${name} schema`, 'a Table Schema with a list of fields');
    return null;
  }
  const { fields, whole } = read;
  const names = new Set(fields.map((field) => field.name));
  const keyNode = member(schema, 'primaryKey');
  const primaryKey = oneOrMore(keyNode) ?? [];
  if (primaryKey.length === 0 || !primaryKey.every((field) => names.has(field))) {
    report(
      keyNode?.line ?? schemaNode.line,
      `${name} primaryKey`,
      'one or more fields of the table',
      primaryKey.join(', ') || null,
    );
  }
  const foreignKeys: ForeignKey[] = [];
  for (const key of listOf(member(schema, 'foreignKeys')) ?? []) {
    const own = oneOrMore(member(objectOf(key), 'fields'));
    const reference = objectOf(member(objectOf(key), 'reference'));
    const other = oneOrMore(member(reference, 'fields'));
    if (!own || !other || own.length !== other.length || !own.every((field) => names.has(field))) {
      report(
        key.line,
        `${name} foreignKeys`,
        'as many fields of this table as of the one they refer to',
        own?.join(', ') ?? null,
      );
      continue;
    }
    const table = textOf(member(reference, 'resource')) || name;
    foreignKeys.push({ fields: own, table, references: other, line: key.line });
  }
  return {
    name,
    path,
    line: node.line,
    fields,
    whole,
    primaryKey: primaryKey.filter((field) => names.has(field)),
    foreignKeys,
  };
}

function checkForeignKeys(tables: readonly TableSpec[], named: ReadonlySet<string>, report: Report): void {
  const fieldsOf = new Map(tables.map((table) => [table.name, new Set(table.fields.map((field) => field.name))]));
  for (const { name, fields, foreignKeys } of tables) {
    const lists = fields.flatMap((field) =>
      field.references
        ? [{ line: field.node.line, table: field.references.table, references: [field.references.field] }]
        : [],
    );
    for (const { line, table, references } of [...foreignKeys, ...lists]) {
      const target = fieldsOf.get(table);
      if (!target) {
        if (!named.has(table)) report(line, `${name} foreignKeys`, 'a reference to a table of this package', table);
      } else if (!references.every((field) => target.has(field))) {
        report(line, `${name} foreignKeys`, `a reference to fields of ${table}`, references.join(', '));
      }
    }
  }
}

/** Columns of asset types that list none of their own are held to those the case names, and to its generic ones. */
function withTypes(fields: readonly Field[], { types, typeGroups }: CaseProperties): readonly Field[] {
  if (!types) return fields;
  const words = [...types, ...Object.keys(typeGroups).filter((group) => !types.includes(group))];
  return fields.map((field) =>
    field.name === 'asset_type' && field.oneOf === null
      ? { ...field, oneOf: words }
      : field.name === 'scope_types' && field.itemOneOf === null
        ? { ...field, itemOneOf: words }
        : field,
  );
}

function oneOrMore(node: JsonNode | null): readonly string[] | null {
  const one = textOf(node);
  return one !== null ? [one] : textsOf(node);
}

function licenceOf(node: JsonNode | null): string | null {
  const first = objectOf(listOf(node)?.[0]);
  return textOf(member(first, 'name')) ?? textOf(member(first, 'title')) ?? textOf(member(first, 'path'));
}

const lineOf = (object: JsonObject, key: string, parent: JsonNode): number => object.get(key)?.line ?? parent.line;
