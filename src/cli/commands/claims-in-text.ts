/** `plumbline claims` on a text: the atomic claims proposed from it, for a person to accept, and what they imply by arithmetic. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Case, Claim } from '../../core/case.js';
import { arithmeticIn, asClaims } from '../../core/claims/extract/as-claims.js';
import { EMPTY_CASE } from '../../core/claims/extract/empty-case.js';
import { MOST_TEXT, proposeClaims } from '../../core/claims/extract/extract.js';
import type { Proposal } from '../../core/claims/extract/proposal.js';
import { textContext } from '../../core/claims/extract/text-context.js';
import type { ArithmeticFinding } from '../../core/claims/result.js';
import { printNumbers } from '../../core/dossier/print-number.js';
import { type ExitCode, Failure } from '../failure.js';
import { type Io, warn } from '../io.js';
import { printable } from '../print/printable.js';
import { proposalsPage } from '../print/proposals-page.js';
import { columnsOf, findingOf } from './claim-columns.js';

export type TextRead = {
  readonly proposals: readonly Proposal[];
  readonly claims: readonly Claim[];
  readonly arithmetic: readonly ArithmeticFinding[];
};

/** @param path a text file, or `-` for standard input @param theCase whose sites, types and sources the text is read with */
export async function claimsInText(path: string, theCase: Case | null, asJson: boolean, io: Io): Promise<ExitCode> {
  const text = decoded(path, await bytesOf(path));
  const known = theCase ?? EMPTY_CASE;
  const proposals = proposeClaims(text, textContext(known));
  const claims = asClaims(proposals, theCase);
  const read: TextRead = { proposals, claims, arithmetic: arithmeticIn(claims, known) };
  if (asJson) io.out(`${JSON.stringify(printNumbers(documentOf(read)), null, 2)}\n`);
  else io.out(`${proposalsPage(read, io.page).join('\n')}\n`);
  warn(io, warningsOf(text, theCase, proposals));
  return 0;
}

const documentOf = ({ proposals, claims, arithmetic }: TextRead) => ({
  claims: claims.map((claim, i) => {
    // A text that names no day is not dated by the strike it speaks of.
    const { span, speaker, date } = proposals[i] as Proposal;
    return { ...columnsOf(claim), date, span, speaker };
  }),
  arithmetic: arithmetic.map(findingOf),
});

function warningsOf(text: string, theCase: Case | null, proposals: readonly Proposal[]): readonly string[] {
  const warnings: string[] = [];
  if (text.length > MOST_TEXT) warnings.push(`only the first ${MOST_TEXT} characters were read`);
  if (theCase === null && proposals.length > 0)
    warnings.push('no sites and types are known without a case; name one: --case <case folder>');
  return warnings;
}

async function bytesOf(path: string): Promise<Buffer> {
  return path === '-' ? readFileSync(0) : readFile(path);
}

function decoded(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const name = path === '-' ? 'standard input' : printable(path);
    throw new Failure(1, `${name}: text in UTF-8, got other bytes`, ['save it as plain text in UTF-8 and try again']);
  }
}
