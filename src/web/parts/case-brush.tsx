/** The brush over the days of this case, with what is kept of it; the days chosen are part of the address. */
import { useMemo } from 'react';
import type { EvidenceRow } from '../../core/evidence/vault/evidence-row.js';
import { firstDay, lastDay } from '../../core/measure/day.js';
import { caseDays } from '../model/case-days.js';
import { useOpenModel } from '../model/model-context.js';
import { useCaseAsOf } from '../model/use-case-as-of.js';
import type { Days } from '../route/route.js';
import { navigate, withView } from '../route/use-route.js';
import { TimeBrush } from './time-brush.js';

/** @param files none where a page lists no files */
export function CaseBrush({ files = NONE }: { readonly files?: readonly EvidenceRow[] }) {
  const { route, view } = useOpenModel();
  const { theCase } = useCaseAsOf();
  const marks = useMemo(() => caseDays(theCase, files), [theCase, files]);
  const strike = { first: firstDay(theCase.strike.from), last: lastDay(theCase.strike.to) };
  const choose = (days: Days | null): void => navigate(withView(route, { days }), 'replace');
  return <TimeBrush marks={marks} strike={strike} days={view.days} onChoose={choose} />;
}

const NONE: readonly EvidenceRow[] = [];
