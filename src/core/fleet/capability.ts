/**
 * What losses mean for capability (methods G1, G2): bounds, because nobody knows whether what was hit could fly, and the
 * output that is lost once slack is used up.
 */
import { type Gap, gap } from '../problem.js';
import type { SlackEffect } from './result.js';

/** Shares 0..1. */
export type CapabilityLoss = { readonly low: number; readonly proportional: number; readonly high: number };

/**
 * Share of the available assets lost: as few of the lost ones available as can be (none, unless more were lost than
 * stood idle), in proportion, as many as can be. @param fleet, available above 0
 */
export const capabilityLoss = (lost: number, fleet: number, available: number): CapabilityLoss => ({
  low: lowLoss(lost, fleet, available),
  proportional: proportionalLoss(lost, fleet),
  high: highLoss(lost, available),
});

export const lowLoss = (lost: number, fleet: number, available: number): number =>
  Math.min(1, Math.max(0, lost - Math.max(0, fleet - available)) / available);
export const proportionalLoss = (lost: number, fleet: number): number => Math.min(1, lost / fleet);
export const highLoss = (lost: number, available: number): number => Math.min(1, lost / available);

/**
 * @param demand assets needed over the same window as `available`
 * @param missionCapable share of the fleet that is available, 0..1
 * @returns `remaining` in order: fewest lost were available, in proportion, most were; `outputLost` in the unit of `demand`
 */
export function slackEffect(fleet: number, missionCapable: number, lost: number, demand: number): SlackEffect | Gap {
  const available = fleet * missionCapable;
  const loss = capabilityLoss(lost, fleet, available);
  const left = (share: number): number => available * (1 - share);
  const worst = left(loss.high);
  if (worst <= 0) return gap('outside-model', 'in the worst case nothing available is left to carry the demand');
  return {
    available,
    remaining: [left(loss.low), left(loss.proportional), worst],
    demand,
    utilisationBefore: demand / available,
    utilisationAfterWorst: demand / worst,
    outputLost: Math.max(0, demand - worst),
    hoursRise: available / worst - 1,
  };
}
