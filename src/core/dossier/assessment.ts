/**
 * The assessment document (contract §3): a run as published data, described by `schema/assessment.schema.json`. Keys
 * stand in a fixed order and numbers carry at most 12 significant digits, so the same run gives the same bytes. What a
 * stage could not say is a gap with its reason; what a row of the case leaves blank has no key.
 */
import type { Run } from '../run.js';
import { orGap, stated } from './blank.js';
import { claimsSection } from './claims-section.js';
import { costSection } from './cost-section.js';
import { depthSection } from './depth-section.js';
import { evidenceSection } from './evidence-section.js';
import { fleetSection } from './fleet-section.js';
import { leverageSection } from './leverage-section.js';
import { lossesSection, verdictSection } from './losses-section.js';
import { perceptionSection } from './perception-section.js';
import { printNumbers } from './print-number.js';
import { rowAddresses } from './row-address.js';
import { whatIfSection } from './what-if-section.js';

export type Assessment = ReturnType<typeof toAssessment>;

/**
 * A run as the public document, described by `schema/assessment.schema.json`.
 *
 * @param assumedUnder name of the set of assumptions the run was given, if any
 */
export function toAssessment(run: Run, assumedUnder = 'assumptions') {
  const { theCase, config } = run;
  const address = rowAddresses(theCase);
  const whatIf = whatIfSection(run, assumedUnder, address);
  return printNumbers({
    plumbline: run.version,
    case: theCase.name,
    title: theCase.title,
    asOf: run.asOf,
    seed: config.seed,
    inputDigest: theCase.digest,
    strike: theCase.strike,
    config: { scenario: config.scenario, draws: config.draws, cost: config.cost, ...stated({ only: config.only }) },
    claims: claimsSection(run.claims, address),
    evidence: evidenceSection(run.evidence, address),
    losses: orGap(run.losses, (losses) => lossesSection(losses, address)),
    verdicts: run.verdicts.map(verdictSection),
    cost: orGap(run.cost, (cost) => costSection(cost, address)),
    fleet: orGap(run.fleet, (fleet) => fleetSection(fleet, address)),
    depth: orGap(run.depth, (depth) => depthSection(depth, address)),
    perception: orGap(run.perception, (perception) => perceptionSection(perception, address)),
    leverage: orGap(run.leverage, (leverage) => leverageSection(leverage, address)),
    ...(whatIf === null ? {} : { whatIf }),
    warnings: run.warnings,
  });
}

/** The document as text: two-space JSON and a final newline. */
export const printAssessment = (assessment: Assessment): string => `${JSON.stringify(assessment, null, 2)}\n`;
