/** `plumbline claims`: the claims of a case and what they imply by arithmetic. Plain text is not read yet, and says so. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Claim } from '../../core/case.js';
import type { ArithmeticFinding } from '../../core/claims/result.js';
import { printNumbers } from '../../core/dossier/print-number.js';
import { DEFAULT_CONFIG, run } from '../../core/execute.js';
import { type ExitCode, Failure } from '../failure.js';
import { type Io, warn } from '../io.js';
import { openCase, PACKAGE_FILE } from '../open-case.js';
import { arithmeticPart } from '../print/arithmetic-part.js';
import { plural } from '../print/number-words.js';
import { heading, stack } from '../print/page.js';
import { printable, printableDeep } from '../print/printable.js';

export type ClaimsOptions = { readonly json?: boolean; readonly seed: number };

export async function claims(path: string, options: ClaimsOptions, io: Io): Promise<ExitCode> {
  if (path === '-' || isPlainText(path)) throw textNotRead(path);
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  const { seed } = options;
  const { theCase } = opened;
  const audit = run(theCase, { ...DEFAULT_CONFIG, seed, only: ['claims'] }).claims;
  if (options.json === true) {
    const document = { claims: theCase.claims.map(columnsOf), arithmetic: audit.arithmetic.map(findingOf) };
    io.out(`${JSON.stringify(printNumbers(document), null, 2)}\n`);
    return 0;
  }
  const counts = `${plural(theCase.claims.length, 'claim')} resting on ${plural(audit.roots.length, 'root')}`;
  const title = printable(`${theCase.title}: ${counts}`);
  const findings = printableDeep(audit.arithmetic);
  const none = findings.length === 0 ? ['Nothing follows from these claims by arithmetic alone.'] : [];
  io.out(`${stack([heading(title, io.page), arithmeticPart(findings, io.page), none]).join('\n')}\n`);
  warn(io, audit.warnings);
  return 0;
}

function isPlainText(path: string): boolean {
  if (!existsSync(path) || statSync(path).isDirectory()) return false;
  return basename(path) !== 'claims.csv' || !existsSync(join(dirname(path), PACKAGE_FILE));
}

function textNotRead(path: string): Failure {
  const name = path === '-' ? 'standard input' : printable(path);
  return new Failure(1, `${name}: a case folder or its claims.csv; finding claims in text is not built yet`, [
    'it comes with a later release; until then write each claim as a row of claims.csv',
    'and audit the case: plumbline claims <case folder>',
  ]);
}

/** The columns of claims.csv under their own names; a blank cell is null: not stated. `text` is what is kept of the words. */
const columnsOf = (claim: Claim) => ({
  text: claim.paraphrase,
  id: claim.id,
  source_id: claim.sourceId,
  root_id: claim.rootId,
  date: claim.date,
  measure: claim.measure,
  verb: claim.verb,
  comparator: claim.comparator,
  low: claim.low,
  high: claim.high,
  unit: claim.unit,
  scope_sites: claim.scopeSites,
  scope_types: claim.scopeTypes,
  denominator: claim.denominator,
  as_of: claim.asOf,
  hedge: claim.hedge,
  headline: claim.headline,
  paraphrase: claim.paraphrase,
  url: claim.url,
  basis: claim.basis,
  note: claim.note,
});

const findingOf = ({ rule, claims: ids, sentence, low, high, unit }: ArithmeticFinding) => ({
  rule,
  sentence,
  low,
  high,
  unit,
  claims: ids,
});
