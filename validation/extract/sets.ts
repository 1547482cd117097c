/** The texts claims are read from in validation, and their scores added up. */
import { readdirSync, readFileSync } from 'node:fs';
import { readCase } from '../../src/core/casefile/read.js';
import type { TextContext } from '../../src/core/claims/extract/mentions.js';
import { textContext } from '../../src/core/claims/extract/text-context.js';
import { type Expected, FIELDS, type Score, scoreText } from './score.js';

type Setting = Omit<TextContext, 'groups' | 'sources'> & { readonly typeGroups: TextContext['groups'] };
export type Sentence = {
  readonly id: number;
  readonly case: string;
  readonly text: string;
  /** fields in the order of `FIELDS` */
  readonly claims: readonly (readonly (string | number | null)[])[];
};
type Sentences = { readonly cases: Readonly<Record<string, Setting>>; readonly sentences: readonly Sentence[] };

/** @param file a set of sentences in this folder */
export function scoreSentences(isChosen: (sentence: Sentence) => boolean, file = 'sentences.json'): Score {
  const set = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Sentences;
  return total(
    set.sentences.filter(isChosen).map((sentence) => {
      const { typeGroups, ...setting } = set.cases[sentence.case] as Setting;
      const expected = sentence.claims.map((fields) =>
        Object.fromEntries(FIELDS.map((field, i) => [field, fields[i]])),
      );
      const context = { ...setting, groups: typeGroups, sources: [] };
      return scoreText(String(sentence.id), sentence.text, context, expected as unknown as Expected[]);
    }),
  );
}

/** The statements of the shipped case, each a paragraph and a table of what should come out. */
export function scoreStatements(): Score {
  const folder = new URL('../../cases/spiderweb/', import.meta.url);
  const files = new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]));
  const read = readCase(files);
  if (!read.ok) throw new Error('the shipped case does not read');
  const context = textContext(read.theCase);
  const statements = readFileSync(new URL('statements.md', folder), 'utf8').split(/^## /m).slice(1);
  return total(
    statements.map((statement) => {
      const [title = '', ...lines] = statement.split('\n');
      const text = lines.find((line) => line !== '' && !line.startsWith('|') && !line.startsWith('Address')) ?? '';
      return scoreText(title, text, context, lines.filter((line) => /^\| [cr]\d/.test(line)).map(expectedIn));
    }),
  );
}

function expectedIn(line: string): Expected {
  const [, measure, verb, comparator, low, high, unit, sites, types, denominator, hedge] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim()) as string[] as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const number = (cell: string): number | null => (cell === '' ? null : Number(cell));
  // A reading of no damage is, as a claim, one about assets but not about damage.
  const said = verb === 'NO_DAMAGE' ? 'NONE' : verb;
  return {
    measure,
    verb: said,
    comparator,
    low: number(low),
    high: number(high),
    unit,
    sites,
    types,
    denominator,
    hedge,
  };
}

const total = (scores: readonly Score[]): Score => {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0);
  return {
    expected: sum((score) => score.expected),
    found: sum((score) => score.found),
    fields: sum((score) => score.fields),
    fieldsRight: sum((score) => score.fieldsRight),
    whole: sum((score) => score.whole),
    beyond: sum((score) => score.beyond),
    faults: scores.flatMap((score) => score.faults),
  };
};

export const tellScore = (name: string, { expected, found, fields, fieldsRight, whole, beyond }: Score): string =>
  `${name}: ${found} of ${expected} claims found, ${fieldsRight} of ${fields} fields right (${((100 * fieldsRight) / fields).toFixed(1)} %), ${whole} claims right as a whole, ${beyond} beyond them`;
