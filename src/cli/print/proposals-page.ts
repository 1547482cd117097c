/** Claims proposed from a text: one row each, then what they imply by arithmetic. */
import { amountWords, boundWords } from '../../core/claims/amount.js';
import type { Proposal } from '../../core/claims/extract/proposal.js';
import { verbWords } from '../../core/claims/verb.js';
import { plural } from '../../core/dossier/number-words.js';
import type { TextRead } from '../commands/claims-in-text.js';
import { arithmeticPart } from './arithmetic-part.js';
import { heading, type Page, stack } from './page.js';
import { printable, printableDeep } from './printable.js';
import { table } from './table.js';

export function proposalsPage({ proposals, claims, arithmetic }: TextRead, page: Page): readonly string[] {
  if (proposals.length === 0)
    return ['No claim with a number, a denial or a promise of repair was found in this text.'];
  const rows = proposals.map((proposal, i) => ({
    cells: [
      claims[i]?.id ?? '',
      proposal.measure,
      proposal.verb === null ? '' : verbWords(proposal.verb),
      printable(quantityIn(proposal)),
      printable([...proposal.scopeTypes, ...proposal.scopeSites.map((site) => `at ${site}`)].join(' ')),
      printable(`“${proposal.text}”`),
    ],
  }));
  const heads = [
    { head: 'id' },
    { head: 'measure' },
    { head: 'verb' },
    { head: 'number' },
    { head: 'scope' },
    { head: 'read from', gives: true as const },
  ];
  const findings = printableDeep(arithmetic);
  return stack([
    heading(`${plural(proposals.length, 'claim')} proposed; each waits for a person to accept or correct it`, page),
    table(heads, rows, page),
    arithmeticPart(findings, page),
  ]);
}

/** Assets are counted in what the case counts: the unit is not said again. */
const quantityIn = (proposal: Proposal): string =>
  boundWords(proposal, (value) => (proposal.measure === 'count' ? String(value) : amountWords(value, proposal.unit)));
