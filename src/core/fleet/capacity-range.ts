/** Salvo and sorties before and after, with what is left over demand: every input at the end that is least, and most. */
import { type Gap, gap } from '../problem.js';
import { BOOK_FIELDS, type BookFieldName } from './book-fields.js';
import { HIT_CASES, type HitCase } from './hit-split.js';
import type { CapacityRange, Fan, Outcome } from './result.js';
import { capacityOf } from './sorties.js';
import type { WhatIfInputs } from './what-if-inputs.js';

const TASK: readonly BookFieldName[] = ['load', 'salvoShare', 'sortiesPerMonth', 'demandPerMonth'];

export function capacityRange(inputs: WhatIfInputs, cases: Readonly<Record<HitCase, Outcome>>): CapacityRange | Gap {
  const missing = TASK.filter((name) => !inputs.has(name));
  if (missing.length > 0)
    return gap('no-source', `nothing gives ${missing.map((name) => BOOK_FIELDS[name].words).join('; ')}`);
  const end = (name: BookFieldName, which: 'low' | 'high'): number => inputs.get(name)?.ranges[0]?.[which] as number;
  const task = (which: 'low' | 'high') => ({
    load: end('load', which),
    salvoShare: end('salvoShare', which),
    rate: end('sortiesPerMonth', which),
    demand: end('demandPerMonth', which === 'low' ? 'high' : 'low'),
  });
  const span = ({ q05, q95 }: Fan) => ({ least: capacityOf(q05, task('low')), most: capacityOf(q95, task('high')) });
  const first = (which: HitCase) => cases[which].fan[0] as Outcome['fan'][number];
  const last = (which: HitCase) => cases[which].fan.at(-1) as Outcome['fan'][number];
  const perCase = (of: (which: HitCase) => Fan) =>
    Object.fromEntries(HIT_CASES.map((which) => [which, span(of(which))])) as CapacityRange['after'];
  return {
    before: span(first('proportional').intact),
    after: perCase((which) => first(which).struck),
    atHorizon: perCase((which) => last(which).struck),
  };
}
