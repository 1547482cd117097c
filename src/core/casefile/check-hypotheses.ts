/**
 * Hypotheses exclude each other and leave none out, so priors and what an analyst holds of them are one set; and a piece of
 * evidence says nothing until it has a likelihood under every one of them, the dull ones too.
 */
import { rowsBy } from '../measure/rows-by.js';
import type { Report } from './report.js';
import { type Sound, soundRows } from './sound-rows.js';
import type { TableView, Views } from './view.js';

/** Priors are written with few digits: a third of one is 0.333. */
const SUM_SLACK = 0.002;

export function checkHypotheses(view: TableView, report: Report): void {
  const byQuestion = rowsBy(soundRows(view, ['id', 'question', 'prior']), ({ cell }) => cell('question'));
  for (const question of byQuestion.keys) {
    const rows = byQuestion.of(question);
    const { line } = rows[0] as Sound;
    if (rows.length < 2) report(line, 'question', `two hypotheses of ${question} or more`, String(rows.length));
    const sum = rows.reduce((total, { cell }) => total + Number(cell('prior')), 0);
    if (Math.abs(sum - 1) > SUM_SLACK)
      report(line, 'prior', `priors of ${question} that sum to 1`, String(Number(sum.toPrecision(6))));
  }
}

/** Hypothesis → those of its question, itself with them. */
function siblingsOf(views: Views): ReadonlyMap<string, readonly string[]> {
  const view = views.get('hypotheses');
  const rows = view ? soundRows(view, ['id', 'question']) : [];
  const byQuestion = rowsBy(rows, ({ cell }) => cell('question'));
  return new Map(
    byQuestion.keys.flatMap((question) => {
      const ids = byQuestion.of(question).map(({ cell }) => cell('id') ?? '');
      return ids.map((id) => [id, ids] as const);
    }),
  );
}

type Group = { readonly rows: readonly Sound[]; readonly all: readonly string[] };

/** Rows that belong together: those of one question that share the named cells. */
function groups(view: TableView, views: Views, shared: readonly string[]): readonly Group[] {
  const siblings = siblingsOf(views);
  const rows = soundRows(view, ['hypothesis_id', ...shared]).filter(({ cell }) =>
    siblings.has(cell('hypothesis_id') ?? ''),
  );
  const all = ({ cell }: Sound) => siblings.get(cell('hypothesis_id') ?? '') ?? [];
  const grouped = rowsBy(rows, (row) => [all(row)[0], ...shared.map((field) => row.cell(field))].join('\n'));
  return grouped.keys.map((key) => ({ rows: grouped.of(key), all: all(grouped.of(key)[0] as Sound) }));
}

function checkComplete({ rows, all }: Group, what: string, report: Report): boolean {
  const has = new Set(rows.map(({ cell }) => cell('hypothesis_id')));
  const missing = all.filter((id) => !has.has(id));
  if (missing.length > 0)
    report((rows[0] as Sound).line, 'hypothesis_id', `${what} every hypothesis; missing ${missing.join(', ')}`);
  return missing.length === 0;
}

export function checkLikelihoods(view: TableView, views: Views, report: Report): void {
  for (const group of groups(view, views, ['evidence_id'])) {
    const [first] = group.rows as [Sound];
    const evidence = first.cell('evidence_id');
    if (checkComplete(group, `a likelihood of ${evidence} under`, report)) {
      const most = Math.max(...group.rows.map(({ cell }) => Number(cell('likelihood'))));
      if (most === 0)
        report(first.line, 'likelihood', `above 0 under one hypothesis at least, ${evidence} having happened`, '0');
    }
    const root = first.cell('shared_root');
    const other = group.rows.find(({ cell }) => cell('shared_root') !== root);
    if (other)
      report(
        other.line,
        'shared_root',
        `${root ?? 'blank'}, as in line ${first.line} for the same evidence`,
        other.cell('shared_root'),
      );
  }
}

export function checkElicitations(view: TableView, views: Views, report: Report): void {
  for (const group of groups(view, views, ['analyst', 'date'])) {
    const { cell } = group.rows[0] as Sound;
    checkComplete(group, `a probability by ${cell('analyst')} on ${cell('date')} of`, report);
  }
}
