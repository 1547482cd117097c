/** Rules of the desk's own tables that run over several rows or tables. A row with a faulty cell is passed over. */
import { type GradeScheme, SCHEME_GRADES } from '../case-grading.js';
import { dayRange } from '../measure/day.js';
import { isSamePerson } from '../measure/location.js';
import { checkElicitations, checkHypotheses, checkLikelihoods } from './check-hypotheses.js';
import { checkLinks, checkMarks } from './check-sightings.js';
import { oneOfRule } from './field.js';
import { heldKeys } from './keys.js';
import { REQUIRED_TABLES } from './known-tables.js';
import { LOCATION_COLUMNS, readLocation } from './read-location.js';
import type { Report } from './report.js';
import { type Sound, soundRows } from './sound-rows.js';
import type { TableView, Views } from './view.js';

/** @param listed names of the tables the package lists */
type Check = (view: TableView, views: Views, report: Report, listed: ReadonlySet<string>) => void;

function once(...key: readonly string[]): Check {
  return (view, _, report) => {
    const seen = new Map<string, number>();
    for (const { cell, line } of soundRows(view, key)) {
      const shown = key.map((field) => cell(field) ?? '').join(', ');
      const before = seen.get(shown);
      if (before === undefined) seen.set(shown, line);
      else report(line, key.join(', '), `once; already in line ${before}`, shown);
    }
  };
}

const EVIDENCE = ['readings', 'imagery', 'claims'];
const isRequired = (table: string): boolean => REQUIRED_TABLES.some((name) => name === table);

/** Evidence is a reading, an image or what somebody else said. */
const checkEvidence: Check = (view, views, report, listed) => {
  // A table that is missing or could not be read has its own problem.
  if (EVIDENCE.some((table) => !views.has(table) && (listed.has(table) || isRequired(table)))) return;
  const known = EVIDENCE.map((table) => heldKeys(views.get(table), ['id']));
  for (const { cell, line } of soundRows(view, ['evidence_id'])) {
    const id = cell('evidence_id') ?? '';
    if (!known.some((ids) => ids.has(id))) report(line, 'evidence_id', `id of a row in ${EVIDENCE.join(', ')}`, id);
    else if (id === cell('claim_id')) report(line, 'evidence_id', 'other evidence than the claim itself', id);
  }
};

const ASSESSED = [
  'id',
  'claim_id',
  'date',
  'author',
  'approver',
  'scheme',
  'grade',
  'supersedes',
  'outcome',
  'outcome_date',
];

function checkAssessments(view: TableView, report: Report): void {
  const rows = soundRows(view, ASSESSED);
  const byId = new Map(rows.map((row) => [row.cell('id'), row]));
  const outcomes = new Map<string | null, string>();
  for (const { cell, line } of rows) {
    const bad = (field: string, rule: string): void => report(line, field, rule, cell(field));
    const approver = cell('approver');
    if (approver !== null && isSamePerson(approver, cell('author') ?? ''))
      bad('approver', 'a second person, not the author');
    const [scheme, grade] = [cell('scheme'), cell('grade')];
    if ((scheme === null) !== (grade === null)) bad('grade', 'a scheme and its grade, both or neither');
    else if (scheme !== null && !SCHEME_GRADES[scheme as GradeScheme].includes(grade ?? ''))
      bad('grade', oneOfRule(SCHEME_GRADES[scheme as GradeScheme]));
    const [outcome, day] = [cell('outcome'), cell('outcome_date')];
    if ((outcome === null) !== (day === null)) bad('outcome_date', 'the day the outcome was known, with the outcome');
    if (day !== null && isBefore(day, cell('date')))
      bad('outcome_date', `on or after ${cell('date')}, the day of the assessment`);
    const other = outcomes.get(cell('claim_id'));
    if (outcome !== null && other !== undefined && other !== outcome)
      bad('outcome', `${other}, as another assessment of ${cell('claim_id')} has it`);
    if (outcome !== null) outcomes.set(cell('claim_id'), other ?? outcome);
    checkReplaced(byId.get(cell('supersedes')), { cell, line }, bad);
  }
}

function checkReplaced(replaced: Sound | undefined, { cell }: Sound, bad: (field: string, rule: string) => void): void {
  if (!replaced) return;
  if (replaced.cell('id') === cell('id')) bad('supersedes', 'another assessment, not itself');
  else if (replaced.cell('claim_id') !== cell('claim_id'))
    bad('supersedes', `an assessment of ${cell('claim_id')}, the same claim`);
  else if (isBefore(cell('date') ?? '', replaced.cell('date')))
    bad('supersedes', `an assessment of ${cell('date')} or earlier`);
}

function checkLocations(view: TableView, report: Report): void {
  for (const { cell, line } of soundRows(view, LOCATION_COLUMNS)) {
    const row = Object.fromEntries(LOCATION_COLUMNS.map((column) => [column, cell(column) ?? '']));
    const read = readLocation(row, view.spec.path, line);
    if (!read.ok) for (const { field, rule, got } of read.problems) report(line, field, rule, got);
  }
}

function isBefore(day: string, than: string | null): boolean {
  const [mine, its] = [dayRange(day), dayRange(than ?? '')];
  return mine !== null && its !== null && mine.last < its.first;
}

const CHECKS: ReadonlyMap<string, readonly Check[]> = new Map(
  Object.entries({
    source_ratings: [once('source_id', 'valid_from')],
    credibility: [once('claim_id', 'evidence_id', 'date', 'assessed_by'), checkEvidence],
    hypotheses: [(view, _, report) => checkHypotheses(view, report)],
    likelihoods: [once('hypothesis_id', 'evidence_id'), checkEvidence, checkLikelihoods],
    elicitations: [once('hypothesis_id', 'analyst', 'date'), checkElicitations],
    assessments: [(view, _, report) => checkAssessments(view, report)],
    locations: [(view, _, report) => checkLocations(view, report)],
    marks: [(view, _, report) => checkMarks(view, report)],
    links: [(view, _, report) => checkLinks(view, report)],
  } satisfies Readonly<Record<string, readonly Check[]>>),
);

export const checkDeskTable: Check = (view, views, report, listed) => {
  for (const check of CHECKS.get(view.spec.name) ?? []) check(view, views, report, listed);
};
