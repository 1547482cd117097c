/** The members of datapackage.json by the very characters they are written with, so that one can be changed and the rest kept. */
import { isJsonFault, type JsonNode, parseJson } from './json.js';
import type { PropertyValue } from './row-edit.js';

export type Member = {
  readonly name: string;
  /** the value as written */
  readonly raw: string;
  readonly value: PropertyValue;
  /** where the name begins, and where the value begins and ends */
  readonly from: number;
  readonly start: number;
  readonly end: number;
};

/** @param text a JSON object that `parseJson` reads; anything else has no members */
export function membersOf(text: string): readonly Member[] {
  const root = parseJson(text);
  if (isJsonFault(root) || !(root.value instanceof Map)) return [];
  const members: Member[] = [];
  let at = text.indexOf('{') + 1;
  for (const [name, node] of root.value as ReadonlyMap<string, JsonNode>) {
    const from = text.indexOf('"', at);
    const start = skipSpace(text, text.indexOf(':', endOfString(text, from)) + 1);
    const end = endOfValue(text, start);
    members.push({ name, raw: text.slice(start, end), value: plainValue(node), from, start, end });
    at = end;
  }
  return members;
}

/** The text with one member given another value, added at the end, or (null) taken out. */
export function withMember(text: string, name: string, raw: string | null): string {
  const members = membersOf(text);
  const i = members.findIndex((member) => member.name === name);
  const found = members[i];
  if (!found) return raw === null ? text : appended(text, members, `${JSON.stringify(name)}: ${raw}`);
  if (raw !== null) return text.slice(0, found.start) + raw + text.slice(found.end);
  const [before, after] = [members[i - 1], members[i + 1]];
  if (before) return text.slice(0, before.end) + text.slice(found.end);
  return text.slice(0, found.from) + text.slice(after?.from ?? found.end);
}

/** A value as it is written in a package indented by two. */
export const printMember = (value: PropertyValue): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');

/** Before the list of resources, which is long, when it is there. */
function appended(text: string, members: readonly Member[], written: string): string {
  const resources = members.find((member) => member.name === 'resources');
  if (resources) return `${text.slice(0, resources.from)}${written},\n  ${text.slice(resources.from)}`;
  const last = members.at(-1);
  const at = last?.end ?? text.indexOf('{') + 1;
  return `${text.slice(0, at)}${last ? ',' : ''}\n  ${written}${text.slice(at)}`;
}

function plainValue({ value }: JsonNode): PropertyValue {
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, JsonNode>)].map(([name, node]) => [name, plainValue(node)]),
    );
  return Array.isArray(value) ? value.map(plainValue) : (value as null | boolean | number | string);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}

/** @param from its opening quote */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const c = text[at] ?? '';
    if (c === '"') {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (c === ',' || /\s/.test(c))) return at;
    at++;
  }
  return text.length;
}
