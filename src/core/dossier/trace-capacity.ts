/** What is left to fly, on a reader's own book, opened: `<when>` is before, after.<case> or horizon.<case>. */
import { percentOf } from '../claims/amount.js';
import type { HitCase } from '../fleet/hit-split.js';
import type { CapacityRange, WhatIf } from '../fleet/result.js';
import type { Capacity } from '../fleet/sorties.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { scenarioMeans } from './trace-claims.js';
import type { Draft } from './trace-shape.js';
import { HIT_WORDS, NO_FINDING } from './what-if-words.js';

const one = (x: number): string => x.toFixed(1);
const MEASURES: Readonly<
  Record<
    string,
    { readonly words: string; readonly of: (capacity: Capacity) => number; readonly print: (x: number) => string }
  >
> = {
  salvo: { words: 'loads in one go', of: ({ salvo }) => salvo, print: one },
  sorties: { words: 'sorties a month', of: ({ sorties }) => sorties, print: one },
  utilisation: {
    words: 'demand over capacity',
    of: ({ utilisation }) => utilisation,
    print: (x) => (Number.isFinite(x) ? percentOf(x) : 'nothing left to fly it'),
  },
  lost: { words: 'sorties a month that cannot be flown', of: ({ lost }) => lost, print: one },
};

export function traceCapacity(run: Run, type: string, when: string, measure: string): Draft | null {
  if (isGap(run.fleet)) return null;
  const whatIf = run.fleet.byType.find((found) => found.type === type)?.whatIf;
  const shown = Object.hasOwn(MEASURES, measure) ? MEASURES[measure] : undefined;
  if (!whatIf || isGap(whatIf) || isGap(whatIf.capacity) || !shown) return null;
  const found = spanAt(whatIf.capacity, when);
  if (!found) return null;
  const ends = [found.span.least, found.span.most].map(shown.of).sort((a, b) => a - b) as [number, number];
  return {
    title: `Assumed: ${type}, ${shown.words}, ${found.words}`,
    value: `${shown.print(ends[0])} to ${shown.print(ends[1])}`,
    what: `What can be flown, and what is left over what is asked. ${NO_FINDING}`,
    how: 'The 5th percentile of the available with the low end of every range and the high end of demand; then the 95th with the other ends.',
    rows: whatIf.inputs.flatMap((input) => input.rows),
    assumes: [scenarioMeans(run.fleet.scenario), ...inputWords(whatIf)],
    wouldChange: ['A source for loads, sorties and what is asked of the fleet; the service state of what was hit.'],
  };
}

function spanAt({ before, after, atHorizon }: CapacityRange, when: string) {
  if (when === 'before') return { span: before, words: 'before the strike' };
  const [moment, which = ''] = when.split('.');
  if (!Object.hasOwn(HIT_WORDS, which)) return null;
  const hit = HIT_WORDS[which as HitCase];
  if (moment === 'after') return { span: after[which as HitCase], words: `after the strike, where ${hit}` };
  return moment === 'horizon' ? { span: atHorizon[which as HitCase], words: `at the horizon, where ${hit}` } : null;
}

const inputWords = ({ inputs }: WhatIf): readonly string[] =>
  inputs.map(({ words, assumed, source }) => `${words}: ${assumed ? `assumed (${source})` : 'from rows of the case'}`);
