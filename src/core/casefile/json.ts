/**
 * JSON with the line of every value, so that a fault in a package can be placed. Stricter than `JSON.parse`: a name given
 * twice or reserved by the language is a fault, and depth is bounded. Objects are Maps, so no name can reach a prototype.
 */
import { LIMITS } from './limits.js';

export type JsonObject = ReadonlyMap<string, JsonNode>;
export type JsonNode = {
  /** 1-based line where the value begins */
  readonly line: number;
  readonly value: null | boolean | number | string | readonly JsonNode[] | JsonObject;
};
export type JsonFault = { readonly line: number; readonly rule: string; readonly got: string | null };

class Fault extends Error {
  constructor(
    readonly line: number,
    readonly rule: string,
    readonly got: string | null,
  ) {
    super(rule);
  }
}

export function parseJson(text: string): JsonNode | JsonFault {
  try {
    return document(text);
  } catch (error) {
    if (error instanceof Fault) return { line: error.line, rule: error.rule, got: error.got };
    throw error;
  }
}

export const isJsonFault = (x: JsonNode | JsonFault): x is JsonFault => 'rule' in x;

/** A name that plain objects already answer to; as a key or id it would be read as something else. */
export const isReservedName = (name: string): boolean => name in Object.prototype || name === 'prototype';

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS: readonly (readonly [string, null | boolean])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

function document(text: string): JsonNode {
  let at = 0;
  let line = 1;

  const fail = (rule: string, got: string | null): never => {
    throw new Fault(line, rule, got);
  };
  const shown = (): string =>
    at >= text.length ? 'the end of the file' : (text.slice(at).match(/^[^\n]{1,20}/)?.[0] ?? 'a line end');

  const space = (): void => {
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === 0x0a) line++;
      else if (c !== 0x20 && c !== 0x09 && c !== 0x0d) return;
    }
  };

  const expect = (what: string): void => {
    space();
    if (text[at] !== what) fail(`JSON: ${what} expected`, shown());
    at++;
  };

  const string = (): string => {
    const start = at;
    for (at++; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === 0x5c) at++;
      else if (c === 0x22) {
        at++;
        try {
          return JSON.parse(text.slice(start, at)) as string;
        } catch {
          fail('JSON: a string with known escapes', text.slice(start, start + 20));
        }
      } else if (c < 0x20) break;
    }
    return fail('JSON: a string closed on its line', text.slice(start, start + 20));
  };

  const object = (depth: number): JsonObject => {
    const members = new Map<string, JsonNode>();
    at++;
    space();
    if (text[at] === '}') {
      at++;
      return members;
    }
    for (;;) {
      space();
      if (text[at] !== '"') fail('JSON: a name in double quotes expected', shown());
      const name = string();
      if (isReservedName(name)) fail('JSON: no name reserved by JavaScript', name);
      if (members.has(name)) fail('JSON: each name once in an object', name);
      expect(':');
      members.set(name, value(depth));
      space();
      if (text[at] === '}') {
        at++;
        return members;
      }
      expect(',');
    }
  };

  const array = (depth: number): readonly JsonNode[] => {
    const elements: JsonNode[] = [];
    at++;
    space();
    if (text[at] === ']') {
      at++;
      return elements;
    }
    for (;;) {
      elements.push(value(depth));
      space();
      if (text[at] === ']') {
        at++;
        return elements;
      }
      expect(',');
    }
  };

  const value = (depth: number): JsonNode => {
    space();
    if (depth > LIMITS.jsonDepth) fail(`JSON: at most ${LIMITS.jsonDepth} levels deep`, null);
    const from = line;
    const c = text[at];
    if (c === '{') return { line: from, value: object(depth + 1) };
    if (c === '[') return { line: from, value: array(depth + 1) };
    if (c === '"') return { line: from, value: string() };
    for (const [word, meaning] of WORDS) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return { line: from, value: meaning };
      }
    }
    NUMBER.lastIndex = at;
    const digits = NUMBER.exec(text)?.[0];
    if (digits === undefined) return fail('JSON: a value expected', shown());
    at += digits.length;
    return { line: from, value: Number(digits) };
  };

  const root = value(0);
  space();
  if (at < text.length) fail('JSON: nothing after the value', shown());
  return root;
}
