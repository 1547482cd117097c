/** Floor, scenarios and verdicts as the assessment document shows them (contract §3). */

import type { Floor, Losses, ScenarioLosses, Verdict } from '../losses/result.js';
import { isGap } from '../problem.js';
import { printGap, stated } from './blank.js';
import type { rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;

export function lossesSection(losses: Losses, address: Address) {
  return {
    floor: floorSection(losses.floor, address),
    scenarios: losses.scenarios.map(scenarioSection),
    record: isGap(losses.record) ? printGap(losses.record) : losses.record,
    warnings: losses.warnings,
  };
}

function floorSection(floor: Floor, address: Address) {
  return {
    destroyed: floor.destroyed,
    damagedOrDestroyed: floor.damagedOrDestroyed,
    probability: floor.probability,
    byCell: floor.byCell.map(({ site, type, state, count, confidence, imageId, why, rows }) => ({
      site,
      type,
      state,
      count,
      confidence,
      ...stated({ image: imageId }),
      why,
      rows: rows.map(address),
    })),
    listed: floor.listed.map(({ what, reason, row }) => ({ what, reason, row: address(row) })),
  };
}

function scenarioSection(scenario: ScenarioLosses) {
  const { name, total, pmf, unseen, unlisted, ifSilenceMeansNothing, byCell, diagnostics, heard } = scenario;
  const said = isGap(heard) ? printGap(heard) : heard;
  return { name, total, pmf, unseen, ...stated({ unlisted }), ifSilenceMeansNothing, heard: said, byCell, diagnostics };
}

export function verdictSection(verdict: Verdict) {
  const { claim, statement, quantity, floor, holds, mcse, holdsLooked, exactly, words, wordsFor, heard, byBasis } =
    verdict;
  return {
    claim,
    statement,
    ...stated({ quantity, floor }),
    holds,
    ...stated({ mcse, holdsLooked, exactly }),
    ...(byBasis ? { byBasis } : {}),
    words,
    wordsFor,
    heard: isGap(heard) ? printGap(heard) : heard,
    ...stated({ heardMcse: verdict.heardMcse }),
    wouldHaveToBeTrue: verdict.wouldHaveToBeTrue,
    wouldChangeOurMind: verdict.wouldChangeOurMind,
    excludes: verdict.excludes,
    warnings: verdict.warnings,
    gap: verdict.gap,
  };
}
