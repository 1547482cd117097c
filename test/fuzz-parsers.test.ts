/**
 * Everything that takes apart what came from outside, given what nobody meant it to have: any text, sound text that was
 * damaged, documents of any shape. It answers or refuses in the words it declares; nothing else comes out of it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCase } from '../src/core/casefile/read.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { damaged } from '../src/testing/evidence/fuzz.js';
import { generateCase } from '../src/testing/generate-case.js';
import { ELSEWHERE, PARSERS } from './support/parsers.js';
import { sourceFiles } from './support/source.js';

const RUNS = process.env.PLUMBLINE_DEEP ? 5_000 : 120;
/** Refusals of ours; each says where, the rule and what it got. */
const REFUSALS = new Set(['InputError', 'Refused']);

function answers(name: string, parse: (text: string) => unknown, text: string): void {
  try {
    parse(text);
  } catch (error) {
    const { name: kind, message, stack } = error as Error;
    expect(REFUSALS.has(kind), `${name} of ${JSON.stringify(text.slice(0, 200))}: ${kind}: ${message}\n${stack}`).toBe(
      true,
    );
    expect(message.length).toBeGreaterThan(5);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
}

describe.each(PARSERS)('$name', ({ name, sound, parse }) => {
  test('any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'[](){}<>"\'\\,;:=+-*/.0123456789eE\n\r\t aZ\u0000\u2028'), maxLength: 80 }),
    );
    fc.assert(
      fc.property(text, (one) => answers(name, parse, one)),
      { numRuns: RUNS, seed: 20310314 },
    );
  });

  test('damaged text', () => {
    const rng = makeRng(20310314).fork(name);
    const bytes = Buffer.from(sound, 'latin1');
    for (let i = 0; i < RUNS; i++) answers(name, parse, Buffer.from(damaged(bytes, rng)).toString('latin1'));
  });

  test('documents of any shape, and very deep ones', () => {
    const key = fc.constantFrom(
      'items',
      'name',
      'low',
      'high',
      'type',
      'coordinates',
      'resources',
      '__proto__',
      'constructor',
      'x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.oneof(fc.string({ maxLength: 5 }), fc.double(), fc.constantFrom(null, true, 1e308, -0)),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (document) => answers(name, parse, JSON.stringify(document))),
      { numRuns: RUNS, seed: 20310314 },
    );
    for (const [open, close] of ['[]', '{}', '()', '<>'].map((pair) => [...pair])) {
      const deep = `${(open ?? '').repeat(5_000)}${(close ?? '').repeat(5_000)}`;
      answers(name, parse, deep);
      answers(name, parse, `{"a":${deep}}`);
    }
  });
});

test('folders of cases with any one file damaged: read, or refused with a place and a rule', () => {
  const rng = makeRng(20310315);
  for (let i = 0; i < RUNS / 4; i++) {
    const files = new Map(generateCase(3).files);
    const names = [...files.keys()];
    const name = names[Math.floor(rng.uniform() * names.length)] ?? '';
    files.set(name, damaged(files.get(name) ?? new Uint8Array(), rng));
    const read = readCase(files);
    if (!read.ok)
      for (const problem of read.problems)
        expect([problem.file.length > 0, problem.rule.length > 0]).toEqual([true, true]);
  }
});

test('no function that parses or reads is left out', () => {
  const known = new Set([...PARSERS.map(({ name }) => name), ...Object.keys(ELSEWHERE)]);
  const found = sourceFiles('src', /^(?!.*(test|testing|web)).*\.ts$/)
    .filter(({ path }) => /^src\/(core|integrity|media|folder|exchange|vault)\//.test(path))
    .flatMap(({ text }) =>
      [...text.matchAll(/^export (?:async )?function ((?:parse|read)[A-Z]\w*)/gm)].map(([, name]) => name),
    );
  expect(found.length).toBeGreaterThan(35);
  expect(found.filter((name) => !known.has(name ?? ''))).toEqual([]);
  const files = Object.values(ELSEWHERE);
  expect(files.filter((path) => !existsSync(fileURLToPath(new URL(`../${path}`, import.meta.url))))).toEqual([]);
});
