/** What the strike changes at the table: arithmetic, acts with their days, and two models in one sentence. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { gapWords, heading, type Page } from './page.js';
import { paragraph } from './width.js';

type Leverage = Exclude<Assessment['leverage'], { gap: unknown }>;

/** Acts printed, those nearest to the strike; all stand in the document. */
const ACTS = 6;

export function leveragePart({ facts, behaviour, markets, models }: Leverage, page: Page): readonly string[] {
  const acts =
    'gap' in behaviour
      ? [gapWords(behaviour.gap)]
      : [...behaviour]
          .sort((a, b) => Math.abs(a.days) - Math.abs(b.days))
          .slice(0, ACTS)
          .sort((a, b) => a.days - b.days)
          .map(
            ({ date, event, consistentWith, alsoConsistentWith }) =>
              `${date}: ${event}. Consistent with ${consistentWith}; also consistent with ${alsoConsistentWith}.`,
          );
  const quoted = 'gap' in markets ? [gapWords(markets.gap)] : markets;
  return [
    ...heading('What it changes at the table: facts, acts, and two models', page),
    ...[...facts.sentences, ...acts, ...quoted].flatMap((line) => paragraph(line, page.columns, 2, '·')),
    ...paragraph(`On illustrations, since no input can be observed: ${models.sentence}`, page.columns, 2, '·'),
  ];
}
