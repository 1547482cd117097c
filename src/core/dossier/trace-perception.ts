/**
 * `perception/<output|counts|before|after|placebo>/<indicator>`, `perception/<poll|shift>/<indicator>`, `perception/market/<indicator>`,
 * `perception/attention/<indicator>`, `perception/spread/<root>`.
 */
import type { Perception } from '../perception/result.js';
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import { outputDraft } from './trace-output.js';
import type { Draft } from './trace-shape.js';

export function tracePerception({ perception }: Run, [stage, kind, of = '']: readonly string[]): Draft | null {
  if (stage !== 'perception' || isGap(perception)) return null;
  switch (kind) {
    case 'output':
    case 'counts':
    case 'before':
    case 'after':
    case 'placebo': {
      const found = perception.outputs.find(({ rows }) => rows.indicator === of);
      return found ? outputDraft(found, kind) : null;
    }
    case 'poll':
    case 'shift':
      return poll(perception, kind, of);
    case 'market':
      return market(perception, of);
    case 'attention':
      return attention(perception, of);
    case 'spread':
      return spread(perception, of);
    default:
      return null;
  }
}

const points = (x: number): string => `${(100 * x).toFixed(1)} points`;

function poll({ polls }: Perception, kind: 'poll' | 'shift', indicator: string): Draft | null {
  const found = polls.find(({ rows }) => rows.indicator === indicator);
  if (!found || isGap(found.difference)) return null;
  const { straddles } = found;
  const { before, after, change, standardError, p, smallestDetectable, asked, deft } = found.difference;
  const shift = straddles?.smallestShift ?? smallestDetectable;
  return {
    title: `${found.rows.title}: ${kind === 'poll' ? 'change' : 'the smallest shift it could have seen'}`,
    value:
      kind === 'poll'
        ? `${points(change)} (error ${points(standardError)})`
        : straddles
          ? `${points(smallestDetectable)} between the polls, ${points(shift)} on the day`
          : points(smallestDetectable),
    what: found.sentence,
    how: `Two shares of ${Math.round(asked.before)} and ${Math.round(asked.after)} people, errors of a plain sample times ${deft}; two-sided p ${p.toFixed(3)}; ${points(smallestDetectable)} would show in four such pairs of five.`,
    rows: [before.row, after.row],
    assumes: [
      'Both polls ask the same people the same thing.',
      ...(straddles ? ['As many were asked on each day of the fieldwork.'] : []),
      ...(asked.isAssumed
        ? ['A poll that does not say how many it asked is taken to have asked as many as the other.']
        : []),
    ],
    wouldChange: ['A poll whose fieldwork lies wholly after the strike; its sample size and design.'],
  };
}

function market({ markets }: Perception, indicator: string): Draft | null {
  const found = markets.find(({ rows }) => rows.indicator === indicator);
  if (!found) return null;
  const { rows, study, sentence } = found;
  return {
    title: `${rows.title}: what the market did`,
    value: isGap(study)
      ? study.detail
      : `${(100 * study.abnormal).toFixed(1)} % (error ${(100 * study.standardError).toFixed(1)})`,
    what: sentence,
    how: isGap(study)
      ? 'The rows as they stand; too few for an event study.'
      : `Returns of ${study.window} trading days less what ${study.estimation.days} days before lead to expect (MacKinlay 1997); rank ${study.placebo.rank} among ${study.placebo.of} windows.`,
    rows: rows.values.map(({ row }) => row),
    assumes: ['Nothing else reached the market in those days.'],
    wouldChange: ['Prices of more trading days before; a benchmark the strike could not have moved.'],
  };
}

function attention(perception: Perception, indicator: string): Draft | null {
  const found = perception.attention.find(({ rows }) => rows.indicator === indicator);
  if (!found || isGap(found.decay)) return null;
  const { rate, halfLife, step, points: n } = found.decay;
  return {
    title: `${found.rows.title}: half-life`,
    value: `${halfLife.toPrecision(3)} steps of ${step}`,
    what: found.sentence,
    how: `A line through the logarithms of ${n} counts from the largest on; rate ${rate.toPrecision(3)} a step.`,
    rows: found.rows.values.map(({ row }) => row),
    assumes: ['One event: a second story lifts the tail and lengthens the half-life.'],
    wouldChange: ['Counts of the whole volume to divide by; days further on.'],
  };
}

function spread({ spreads }: Perception, root: string): Draft | null {
  const found = spreads.find((one) => one.root.id === root);
  if (!found) return null;
  return {
    title: `How “${found.origin.said}” spread`,
    value: `told again ${found.relays.length} times, ${found.hardened} in harder words`,
    what: found.sentence,
    how: 'Claims that rest on this one, of the same number and things, or a lower number that takes it back; verbs by their order of damage.',
    rows: [found.root.row, ...found.relays.map(({ claim }) => claim.row)],
    assumes: ['The relays that mattered are entered; claims that rest on one body are marked so.'],
    wouldChange: ['A relay that is not entered; another reading of who rests on whom.'],
  };
}
