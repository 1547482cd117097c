/**
 * What losses mean for capability (methods G1, G2): bounds, because nobody knows whether what was hit could fly, and the
 * output that is lost once slack is used up.
 */
import type { SlackEffect } from './result.js';

/** Shares 0..1 of the available assets lost: none of them, in proportion, all of them. @param available assets > 0 */
export function capabilityLoss(
  lost: number,
  fleet: number,
  available: number,
): { low: number; proportional: number; high: number } {
  return { low: 0, proportional: Math.min(1, lost / fleet), high: Math.min(1, lost / available) };
}

/**
 * @param demand assets needed over the same window as `available`
 * @returns `remaining` in order: none lost was available, in proportion, all were
 */
export function slackEffect(fleet: number, missionCapable: number, lost: number, demand: number): SlackEffect {
  const available = fleet * missionCapable;
  const loss = capabilityLoss(lost, fleet, available);
  const left = (share: number): number => available * (1 - share);
  const worst = left(loss.high);
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
