/** What rests on a reader's own assumptions, apart from every finding and marked so. Only where a run was given books. */
import type { CapacityRange, Outcome, WhatIf } from '../fleet/result.js';
import type { Capacity } from '../fleet/sorties.js';
import { gap, isGap } from '../problem.js';
import type { Run } from '../run.js';
import { orGap, printGap } from './blank.js';
import { costSection } from './cost-section.js';
import type { rowAddresses } from './row-address.js';

/** @param name of the set @returns null where nothing was assumed */
export function whatIfSection(run: Run, name: string, address: ReturnType<typeof rowAddresses>) {
  const { config, costWhatIf, fleet, depth } = run;
  const { costBook, fleetBook, depthBook, leverageBook } = config;
  if (!costBook && !fleetBook && !depthBook && !leverageBook) return null;
  const models = isGap(run.leverage) ? undefined : run.leverage.whatIf;
  const types = isGap(fleet)
    ? []
    : fleet.byType.filter(({ type }) => fleetBook?.types.some((entry) => entry.type === type));
  const depthWhatIf = isGap(depth) ? undefined : depth.whatIf;
  return {
    assumed: true,
    name,
    ...(costWhatIf ? { cost: costSection(costWhatIf.cost, address) } : {}),
    ...(fleetBook
      ? { fleet: types.flatMap(({ type, whatIf }) => (whatIf ? [{ type, ...orGap(whatIf, fleetWhatIf) }] : [])) }
      : {}),
    ...(depthWhatIf
      ? {
          depth: {
            sorties: orGap(depthWhatIf.sorties, (all) =>
              all.map(({ type, rateKept }) => ({ type, rateKept: orGap(rateKept, (kept) => kept) })),
            ),
            coverage: orGap(depthWhatIf.coverage, (shares) => shares),
            ...(depthWhatIf.line && { line: orGap(depthWhatIf.line, ({ sites: _, ...line }) => line) }),
          },
        }
      : {}),
    ...(models
      ? {
          leverage: {
            parameters: models.book,
            bargaining: models.bargaining,
            attrition: models.attrition,
            opposite: models.opposite,
            sentence: models.sentence,
          },
        }
      : {}),
  };
}

function fleetWhatIf({ horizonDays, restoreShare, lengths, inputs, cases, capacity }: WhatIf) {
  return {
    horizonDays,
    restoreShare,
    lengths,
    inputs: inputs.map(({ name, words, ranges, source, assumed }) => ({
      name,
      words,
      ranges,
      assumed,
      ...(source === null ? {} : { source }),
    })),
    cases: Object.fromEntries(Object.entries(cases).map(([which, outcome]) => [which, outcomeSection(outcome)])),
    capacity: orGap(capacity, ({ before, after, atHorizon }) => ({
      before: spanSection(before),
      after: perCase(after),
      atHorizon: perCase(atHorizon),
    })),
  };
}

const perCase = (spans: CapacityRange['after']) =>
  Object.fromEntries(Object.entries(spans).map(([which, span]) => [which, spanSection(span)]));

const spanSection = ({ least, most }: CapacityRange['before']) => ({
  least: capacitySection(least),
  most: capacitySection(most),
});

/** Demand over no capacity is no number. */
const capacitySection = ({ utilisation, ...capacity }: Capacity) => ({
  ...capacity,
  utilisation: Number.isFinite(utilisation) ? utilisation : printGap(gap('outside-model', 'nothing is left to fly it')),
});

const outcomeSection = ({ method, histories, shortfall, restored, lastingFrom, fan }: Outcome) => ({
  method,
  histories,
  shortfall,
  restored: {
    withinHorizon: restored.withinHorizon,
    mcse: restored.mcse,
    q05: orGap(restored.q05, (day) => day),
    q50: orGap(restored.q50, (day) => day),
    q95: orGap(restored.q95, (day) => day),
  },
  lastingFrom: orGap(lastingFrom, (day) => day),
  fan,
});
