/** The arithmetic audit: what the claims commit their speakers to, as plain sentences, each said once. */
import type { ArithmeticRule } from '../../core/claims/result.js';
import { plural } from '../../core/dossier/number-words.js';
import { heading, type Page } from './page.js';
import { paragraph } from './width.js';

export type Finding = {
  readonly rule: ArithmeticRule;
  readonly sentence: string;
  readonly claims: readonly string[];
};

/** @param isShown which findings are printed; the others are counted in the last line */
export function arithmeticPart(
  findings: readonly Finding[],
  page: Page,
  isShown: (finding: Finding) => boolean = () => true,
): readonly string[] {
  if (findings.length === 0) return [];
  const shown = once(findings.filter(isShown));
  const left = findings.length - findings.filter(isShown).length;
  const more = left === 0 ? [] : paragraph(`${plural(left, 'more finding')}: plumbline claims <case>`, page.columns, 2);
  return [
    ...heading('What the claims imply by arithmetic alone', page),
    ...shown.flatMap(({ sentence, claims }) => paragraph(`${sentence} [${claims.join(', ')}]`, page.columns, 2, '·')),
    ...more.map(page.tone.faint),
  ];
}

/** Findings of one sentence as one, with the claims of all. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const said = new Map<string, Finding>();
  for (const finding of findings) {
    const before = said.get(finding.sentence)?.claims ?? [];
    said.set(finding.sentence, { ...finding, claims: [...new Set([...before, ...finding.claims])] });
  }
  return [...said.values()];
}
