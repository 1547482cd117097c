/** `leverage/signs|bargaining|attrition|commitment|costfloor`, `leverage/breakeven/<basis>/<i>`, and those of the models under `whatif/`. */
import { percentOf, usd } from '../claims/amount.js';
import type { Leverage, Models } from '../leverage/result.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

export function traceLeverage(run: Run, path: readonly string[]): Draft | null {
  const [assumed, ...rest] = path;
  const isAssumed = assumed === 'whatif';
  const [stage, kind = '', first = '', second = ''] = isAssumed ? rest : path;
  if (stage !== 'leverage' || isGap(run.leverage)) return null;
  const { leverage } = run;
  const models = isAssumed ? leverage.whatIf?.models : leverage.models;
  if (!models) return null;
  const draft = ofModels(models, kind, isAssumed ? 'Assumed: ' : 'Illustrative: ');
  if (draft || isAssumed) return draft;
  return kind === 'breakeven'
    ? breakEven(leverage, first, Number(second))
    : kind === 'costfloor'
      ? floor(leverage)
      : null;
}

const two = (x: number): string => String(Number(x.toPrecision(2)));
const span = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? two(low) : `${two(low)} to ${two(high)}`;

function ofModels(models: Models, kind: string, mark: string): Draft | null {
  const { bargaining, attrition, signs, commitment, ranges } = models;
  const shared = {
    rows: [],
    assumes: Object.entries(ranges).map(([name, range]) => `${name}: ${span(range)} (${range.source})`),
    wouldChange: ['A source for any of the ranges. None can be observed directly; costs are shares of the stake.'],
  };
  switch (kind) {
    case 'signs':
      return {
        title: `${mark}where the two models differ in sign`,
        value: percentOf(signs.opposite),
        what: `Share of the box of changes in which one model favours the attacker and the other the defender: ${percentOf(signs.bargainingUp)} with the bargaining range towards the attacker, ${percentOf(signs.attritionUp)} the other way round. Both towards the attacker ${percentOf(signs.bothUp)}, both towards the defender ${percentOf(signs.bothDown)}. No probability of anything.`,
        how:
          signs.method === 'exact'
            ? 'The exact volume: both signs are linear in the changes.'
            : `The exact volume, averaged over 2,048 scrambled Sobol’ points of costs and split; standard error ${two(100 * signs.error)} percentage points.`,
        ...shared,
      };
    case 'bargaining':
      return {
        title: `${mark}change of the settlement`,
        value: `${span(bargaining.shift)} of the stake`,
        what: `Settlement before ${two(bargaining.before.settlement)} in a range of ${span(bargaining.before)}, after ${two(bargaining.after.settlement)} in ${span(bargaining.after)}, at the middle of every range. Above 0 in ${percentOf(bargaining.up)} of the box, below in ${percentOf(bargaining.down)}.`,
        how: 'Fearon (1995): x* = p − c_A + λ(c_A + c_B); the ends lie at corners of the box.',
        ...shared,
      };
    case 'attrition':
      return {
        title: `${mark}chance that the attacker concedes first`,
        value: `${percentOf(attrition.before.attackerConcedes)} before, ${percentOf(attrition.after.attackerConcedes)} after`,
        what: `At the middle of every range. In ${percentOf(attrition.down)} of the box it rises, in ${percentOf(attrition.up)} it falls.`,
        how: 'War of attrition in mixed strategies: each side quits at the rate that keeps the other indifferent, so that a dearer war for one makes the other quit sooner. The stake is 1 for both; its sign rests on the ratio of each cost to what it was.',
        ...shared,
      };
    case 'commitment':
      return {
        title: `${mark}shift of power at which no promise holds`,
        value: span(commitment.shiftNeeded),
        what: `The condition δ · shift > c_A + c_B holds ${commitment.breakdown} in the ranges: ${span(commitment.pull)} against ${span(commitment.surplus)}.`,
        how: 'Powell (2006), stylised: a promise fails where the discounted shift exceeds the surplus that war would burn.',
        ...shared,
      };
    default:
      return null;
  }
}

function breakEven({ facts }: Leverage, basis: string, at: number): Draft | null {
  if (isGap(facts.breakEven)) return null;
  const found = facts.breakEven.filter((one) => one.basis === basis)[at];
  if (!found) return null;
  const damage = isGap(facts.damage) ? undefined : facts.damage.find((one) => one.basis === basis);
  return {
    title: `Break-even for each drone, basis ${basis}`,
    value: `${usd(found.q50)} (${usd(found.q05)} to ${usd(found.q95)})`,
    what: 'What one drone may have cost, all that made the attack possible included, for the damage to pay for it. No statement that it did.',
    how: `The damage on this basis over ${found.drones.low === found.drones.high ? found.drones.low : `${found.drones.low} to ${found.drones.high}`} drones; the low end takes the larger figure.`,
    rows: [...found.drones.rows, ...(damage?.rows ?? [])],
    assumes: [
      found.label ?? 'Every type that may have been hit is priced on this basis',
      'The number of drones is as claimed.',
    ],
    wouldChange: ['A count of the drones by another side; a price with its basis; images that settle what was lost.'],
  };
}

function floor({ facts: { costFloor } }: Leverage): Draft | null {
  if (isGap(costFloor)) return null;
  return {
    title: 'Least the attack cost, by the rows of the case',
    value: usd(costFloor.usd),
    what: 'A floor: what made the attack possible over the months before is in no row.',
    how: 'The least of the price rows with basis attack.',
    rows: costFloor.rows,
    assumes: ['The row is of the whole attack.'],
    wouldChange: ['A price of the attack with its parts.'],
  };
}
