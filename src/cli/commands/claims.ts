/** `plumbline claims`: the claims of a case, or those proposed from a text, and what they imply by arithmetic. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { plural } from '../../core/dossier/number-words.js';
import { printNumbers } from '../../core/dossier/print-number.js';
import { DEFAULT_CONFIG, run } from '../../core/execute.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
import { openCase, PACKAGE_FILE } from '../open-case.js';
import { arithmeticPart } from '../print/arithmetic-part.js';
import { heading, stack } from '../print/page.js';
import { printable, printableDeep } from '../print/printable.js';
import { columnsOf, findingOf } from './claim-columns.js';

export type ClaimsOptions = { readonly json?: boolean; readonly seed: number; readonly case?: string };

export async function claims(path: string, options: ClaimsOptions, io: Io): Promise<ExitCode> {
  if (path === '-' || isPlainText(path)) {
    const beside = options.case === undefined ? null : await openCase(options.case, options.json === true, io);
    if (typeof beside === 'number') return beside;
    const { claimsInText } = await import('./claims-in-text.js');
    return claimsInText(path, beside?.theCase ?? null, options.json === true, io);
  }
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
