/**
 * A case folder, read whole or not at all: either every rule holds and there is a typed case, or all problems are listed
 * and nothing is loaded. What the reader does not know (tables, columns, files, properties) is kept as it stands.
 */
import type { Case, Day } from '../case.js';
import type { FolderFiles } from '../ports.js';
import type { Problem } from '../problem.js';
import { checkDeskTable } from './check-desk.js';
import { checkTable } from './check-table.js';
import { type Digest, digestOfCase } from './digest.js';
import { checkIndicators } from './indicator-properties.js';
import { checkKeys } from './keys.js';
import { KNOWN_TABLES, type KnownTable, knownColumns, REQUIRED_TABLES } from './known-tables.js';
import { LIMITS } from './limits.js';
import { readLine } from './line.js';
import { type Package, readPackage } from './package.js';
import { foldedPath, pathRule } from './path.js';
import { ordered, type Report, reportFor } from './report.js';
import { checkRoots } from './roots.js';
import { typedRows } from './rows.js';
import { checkReadings, checkRows } from './rules.js';
import type { RawTable } from './table.js';
import { isTooLarge, readText, sizeRule } from './utf8.js';
import type { TableView } from './view.js';

/** Everything a case folder holds, as it is written back. */
export type CaseFolder = {
  readonly tables: readonly RawTable[];
  /** all other files: datapackage.json, README, images, … */
  readonly files: FolderFiles;
};

export type ReadCase =
  | { readonly ok: true; readonly theCase: Case; readonly folder: CaseFolder }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const PACKAGE_FILE = 'datapackage.json';

/**
 * A case from the bytes of its files, by path: typed rows, or every problem at once, each with file, line, rule and what stood there.
 *
 * @param refused problems of files that were not even read (links, too large); they count as present
 */
export function readCase(files: FolderFiles, refused: readonly Problem[] = []): ReadCase {
  const problems: Problem[] = [...refused];
  const to = (file: string): Report => reportFor(problems, file);
  const fail = (order: readonly string[]): ReadCase => ({
    ok: false,
    problems: ordered(problems, [PACKAGE_FILE, ...order]),
  });

  checkFiles(files, problems);
  const pack = packageOf(files, problems);
  if (!pack) return fail([]);

  const order = pack.tables.map((table) => table.path);
  const refusedFiles = new Set(refused.map((problem) => problem.file));
  for (const name of REQUIRED_TABLES) {
    if (!pack.named.has(name)) to(PACKAGE_FILE)(pack.line, 'resources', `a table named ${name}`);
  }
  const views = new Map<string, TableView>();
  for (const spec of pack.tables) {
    checkColumns(spec.name, new Set(spec.fields.map((field) => field.name)), spec.line, to(PACKAGE_FILE));
    if (refusedFiles.has(spec.path)) continue;
    const view = checkTable(spec, files, to(spec.path));
    if (view) views.set(spec.name, view);
  }
  for (const { path, line } of pack.otherFiles) {
    if (!files.has(path) && !refusedFiles.has(path))
      to(PACKAGE_FILE)(line, 'path', 'the path of a file in the case folder', path);
  }
  for (const path of files.keys()) {
    const isTable = /^[^/]+\.csv$/i.test(path);
    if (isTable && !pack.named.has(path) && !pack.named.has(path.slice(0, -4)))
      to(path)(null, null, 'listed in datapackage.json, being a table');
  }
  for (const view of views.values()) checkKeys(view, views, pack.named, to(view.spec.path));
  for (const view of views.values()) {
    checkRows(view, to(view.spec.path));
    if (view.spec.name === 'claims') checkRoots(view, to(view.spec.path));
    if (view.spec.name === 'readings') checkReadings(views, to(view.spec.path));
    checkDeskTable(view, views, to(view.spec.path), pack.named);
  }
  const { line: lineSpec, strike: stated, types, ...said } = pack.properties;
  const linePath = lineSpec && 'path' in lineSpec ? lineSpec.path : null;
  const line =
    lineSpec && !(linePath !== null && refusedFiles.has(linePath))
      ? readLine(lineSpec, files, to(linePath ?? PACKAGE_FILE), to(PACKAGE_FILE))
      : null;
  const rows = problems.length === 0 ? typedRows(views) : null;
  if (rows) checkIndicators(said.indicators, rows.series, to(PACKAGE_FILE));
  const strike = stated ? { ...stated, stated: true } : rows && strikeFromClaims(rows.claims, to(PACKAGE_FILE));
  if (problems.length > 0 || !rows || !strike) return fail(order);

  const listed = [
    PACKAGE_FILE,
    ...order,
    ...pack.otherFiles.map(({ path }) => path),
    ...(linePath === null ? [] : [linePath]),
  ];
  const digest: Digest = digestOfCase(files, listed);
  const { name, title, description, version, licence } = pack;
  const theCase: Case = {
    ...{ name, title, description, version, licence, strike, line },
    ...said,
    types: types ?? [],
    ...rows,
    digest,
    warnings: [
      ...(stated
        ? []
        : [`${PACKAGE_FILE} states no plumbline:strike; the day of the earliest claim, ${strike.from}, stands for it`]),
      ...REQUIRED_TABLES.filter((table) => rows[table].length === 0).map((table) => `${table}: no row yet`),
    ],
  };
  return { ok: true, theCase, folder: folderOf(files, [...views.values()]) };
}

/** Names and sizes of all files, known or not: a folder that passes can be written on any system. */
function checkFiles(files: FolderFiles, problems: Problem[]): void {
  let total = 0;
  const seen = new Map<string, string>();
  for (const [path, bytes] of files) {
    // A file that is too large by itself has its own problem.
    if (bytes.byteLength <= LIMITS.fileBytes) total += bytes.byteLength;
    const report = reportFor(problems, path);
    const rule = pathRule(path);
    if (rule !== null) report(null, null, rule, path);
    const twin = seen.get(foldedPath(path));
    if (twin !== undefined) report(null, null, `a name that differs from ${twin} in more than case`, path);
    seen.set(foldedPath(path), path);
  }
  const report = reportFor(problems, PACKAGE_FILE);
  if (files.size > LIMITS.files)
    report(null, null, `at most ${LIMITS.files} files in a case folder`, `${files.size} files`);
  if (total > LIMITS.totalBytes)
    report(null, null, `${sizeRule(LIMITS.totalBytes)} in a case folder`, `${total} bytes`);
}

function packageOf(files: FolderFiles, problems: Problem[]): Package | null {
  const report = reportFor(problems, PACKAGE_FILE);
  const bytes = files.get(PACKAGE_FILE);
  if (!bytes) {
    if (!problems.some((problem) => problem.file === PACKAGE_FILE)) report(null, null, 'a file in the case folder');
    return null;
  }
  if (isTooLarge(bytes, LIMITS.jsonBytes, report)) return null;
  const text = readText(bytes, report);
  return text === null ? null : readPackage(text, report);
}

function checkColumns(table: string, fields: ReadonlySet<string>, line: number, report: Report): void {
  if (!(table in KNOWN_TABLES)) return;
  for (const [column, { required }] of knownColumns(table as KnownTable)) {
    if (required && !fields.has(column)) report(line, `${table} fields`, `a field named ${column}`);
  }
}

function strikeFromClaims(claims: Case['claims'], report: Report): Case['strike'] | null {
  const days: readonly Day[] = claims.map((claim) => claim.date).filter((date) => date.length === 10);
  const earliest = days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
  if (earliest !== null) return { from: earliest, to: earliest, stated: false };
  report(null, 'plumbline:strike', 'the days of the strike, no claim having a full day');
  return null;
}

function folderOf(files: FolderFiles, views: readonly TableView[]): CaseFolder {
  const tables = views.map((view) => view.raw);
  const paths = new Set(tables.map((table) => table.path));
  return { tables, files: new Map([...files].filter(([path]) => !paths.has(path))) };
}
