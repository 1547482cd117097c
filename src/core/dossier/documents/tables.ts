/** Verdicts, the floor and the totals as CSV, with a Data Package (v2) that says what each column holds. */
import { isGap } from '../../problem.js';
import type { Run } from '../../run.js';
import { printNumber } from '../print-number.js';
import { type CsvCell, csvLine } from './csv-text.js';
import { type DocumentFile, jsonText, type RunDocument } from './document.js';

export const TABLES: RunDocument = {
  name: 'csv',
  title: 'Verdicts, floor and totals as CSV in a Data Package',
  mediaType: 'application/json',
  files: tablesOf,
};

type Column<Row> = readonly [
  name: string,
  type: 'string' | 'integer' | 'number',
  says: string,
  of: (row: Row) => CsvCell,
];
type Table = {
  readonly name: string;
  readonly says: string;
  readonly key: readonly string[];
  readonly fields: readonly { readonly name: string; readonly type: string; readonly description: string }[];
  readonly text: string;
};

function table<Row>(
  name: string,
  says: string,
  key: readonly string[],
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  const cell = (value: CsvCell): CsvCell => (typeof value === 'number' ? printNumber(value) : value);
  const lines = rows.map((row) => csvLine(columns.map(([, , , of]) => cell(of(row)))));
  return {
    name,
    says,
    key,
    fields: columns.map(([column, type, description]) => ({ name: column, type, description })),
    text: csvLine(columns.map(([column]) => column)) + lines.join(''),
  };
}

function tablesOf(run: Run): readonly DocumentFile[] {
  const tables = [verdictTable(run), floorTable(run), totalsTable(run)];
  const { theCase } = run;
  const pack = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${theCase.name}-assessment`,
    title: theCase.title,
    description: `Weighed as of ${run.asOf} by plumbline ${run.version}, seed ${run.config.seed}, from ${theCase.digest}.`,
    version: theCase.version,
    resources: tables.map(({ name, says, key, fields, text }) => ({
      name,
      type: 'table',
      path: `${name}.csv`,
      description: says,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: utf8Length(text),
      schema: { primaryKey: key, fields },
    })),
  };
  return [
    { path: 'datapackage.json', text: jsonText(pack) },
    ...tables.map(({ name, text }) => ({ path: `${name}.csv`, text })),
  ];
}

function verdictTable(run: Run): Table {
  const entries = new Map(run.claims.entries.map((entry) => [entry.claim.id, entry]));
  return table<Run['verdicts'][number]>(
    'verdicts',
    'One row for each claim with what is asked of it and the probability that it holds',
    ['claim'],
    [
      ['claim', 'string', 'Id of the claim', ({ claim }) => claim],
      ['date', 'string', 'Day it was made', ({ claim }) => entries.get(claim)?.claim.date ?? null],
      ['speaker', 'string', 'Who made it', ({ claim }) => entries.get(claim)?.speaker ?? null],
      ['statement', 'string', 'What is asked', ({ statement }) => statement],
      ['floor', 'integer', 'Seen at least', ({ floor }) => floor],
      ['good', 'number', 'Probability under good visibility', ({ holds }) => holds?.good ?? null],
      ['middling', 'number', 'Probability under middling visibility', ({ holds }) => holds?.middling ?? null],
      ['poor', 'number', 'Probability under poor visibility', ({ holds }) => holds?.poor ?? null],
      ['mcse', 'number', 'Monte Carlo error, middling', ({ mcse }) => mcse?.middling ?? null],
      ['gap', 'string', 'Why there is no number', ({ gap }) => (gap === null ? null : `${gap.reason}: ${gap.detail}`)],
      ['url', 'string', 'Where it was made', ({ claim }) => entries.get(claim)?.claim.url ?? null],
    ],
    run.verdicts,
  );
}

function floorTable(run: Run): Table {
  return table(
    'floor',
    'What is seen at least, by site and type',
    ['site', 'type', 'state'],
    [
      ['site', 'string', 'Id of the site', ({ site }) => site],
      ['type', 'string', 'Type of the asset', ({ type }) => type],
      ['state', 'string', 'DESTROYED or DAMAGED_OR_DESTROYED', ({ state }) => state],
      ['count', 'integer', 'Assets', ({ count }) => count],
      ['confidence', 'string', 'Of the readings it rests on', ({ confidence }) => confidence],
      ['image', 'string', 'Image that carries it', ({ imageId }) => imageId],
      ['why', 'string', 'The rule in words', ({ why }) => why],
    ],
    isGap(run.losses) ? [] : run.losses.floor.byCell,
  );
}

function totalsTable(run: Run): Table {
  const rows = isGap(run.losses)
    ? []
    : run.losses.scenarios.flatMap(({ name, total }) =>
        (['DESTROYED', 'DAMAGED_OR_DESTROYED'] as const).map((state) => ({ scenario: name, state, ...total[state] })),
      );
  return table(
    'totals',
    'Posterior of the totals where images were read, by visibility scenario',
    ['scenario', 'state'],
    [
      ['scenario', 'string', 'Visibility scenario', ({ scenario }) => scenario],
      ['state', 'string', 'DESTROYED or DAMAGED_OR_DESTROYED', ({ state }) => state],
      ['mean', 'number', 'Assets', ({ mean }) => mean],
      ['q05', 'number', 'Assets', ({ q05 }) => q05],
      ['q50', 'number', 'Assets', ({ q50 }) => q50],
      ['q95', 'number', 'Assets', ({ q95 }) => q95],
    ],
    rows,
  );
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
