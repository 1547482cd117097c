import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonFault, type JsonNode, parseJson } from './json.js';

const plain = ({ value }: JsonNode): unknown => {
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, node]) => [name, plain(node)]));
  return Array.isArray(value) ? value.map(plain) : value;
};
const read = (text: string): JsonNode => {
  const node = parseJson(text);
  if (isJsonFault(node)) throw new Error(`${node.line}: ${node.rule}`);
  return node;
};

test('any JSON is read as the language reads it', () => {
  const keys = fc.string().filter((key) => !(key in Object.prototype) && key !== 'prototype');
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  })).value;
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
      const text = JSON.stringify(json, null, indent);
      expect(plain(read(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('what is not JSON is refused wherever the language refuses it', () => {
  const mangled = fc.tuple(
    fc.json({ maxDepth: 2 }),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', '[', ':', '0', '\\', '\n', '-'),
  );
  fc.assert(
    fc.property(mangled, ([json, place, put]) => {
      const at = place % (json.length + 1);
      const text = json.slice(0, at) + put + json.slice(at + 1);
      const found = parseJson(text);
      const rule = isJsonFault(found) ? found.rule : null;
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      // Stricter than the language only for names given twice or reserved.
      expect(isJson ? (rule ?? 'each name once') : rule).toMatch(isJson ? /each name once|reserved/ : /^JSON: /);
    }),
    { numRuns: 2000 },
  );
});

test('every value knows its line, and a fault the line where it is met', () => {
  const root = read('{\n  "a": 1,\n  "b": [\n    2,\n    {"c": 3}\n  ]\n}');
  const b = (root.value as ReadonlyMap<string, JsonNode>).get('b');
  expect(b?.line).toBe(3);
  expect(((b as JsonNode).value as readonly JsonNode[]).map(({ line }) => line)).toEqual([4, 5]);
  expect(parseJson('{\n  "a": 1\n  "b": 2\n}')).toMatchObject({ line: 3, rule: 'JSON: , expected' });
});

test('depth is bounded before the stack is, and no name reaches a prototype', () => {
  expect(parseJson('['.repeat(1_000_000))).toMatchObject({ rule: 'JSON: at most 64 levels deep' });
  expect(parseJson('{"__proto__": {"x": 1}}')).toMatchObject({ rule: 'JSON: no name reserved by JavaScript' });
  expect(parseJson('{"a": 1, "a": 2}')).toMatchObject({ rule: 'JSON: each name once in an object', got: 'a' });
});
