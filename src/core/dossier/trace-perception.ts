/** `perception/output/<indicator>`, `perception/poll/<indicator>`. */
import { isGap } from '../problem.js';
import type { Run } from '../run.js';
import type { Draft } from './trace-shape.js';

export function tracePerception(run: Run, [stage, kind, indicator]: readonly string[]): Draft | null {
  if (stage !== 'perception' || isGap(run.perception)) return null;
  return kind === 'output' ? output(run, indicator ?? '') : kind === 'poll' ? poll(run, indicator ?? '') : null;
}

const three = (x: number): string => String(Number(x.toPrecision(3)));

function output({ perception }: Run, indicator: string): Draft | null {
  if (isGap(perception)) return null;
  const found = perception.outputs.find(({ rows }) => rows.indicator === indicator);
  if (!found?.weighed.average) return null;
  const { weighed, rows, sentence } = found;
  const { effect, q025, q975 } = weighed.average as NonNullable<typeof weighed.average>;
  const { diagnostics } = weighed;
  const agreed =
    diagnostics === null
      ? ''
      : ` R-hat ${diagnostics.rhat.toFixed(3)}, effective draws ${Math.round(diagnostics.essBulk)}.`;
  return {
    title: `${rows.title}: average difference after the strike`,
    value: `${three(effect)} ${rows.unit} (${three(q025)} to ${three(q975)})`,
    what: sentence,
    how: `A structural time series of the rows before (local level), run on without the strike; the difference is what was published less that.${agreed}`,
    rows: rows.values.map(({ row }) => row),
    assumes: [
      'Nothing else changed that month; the other events of those weeks stand on the chart.',
      'The rows of either side were counted alike.',
      ...weighed.warnings,
    ],
    wouldChange: ['More rows before the strike; a series that the strike could not have moved, as a control.'],
  };
}

function poll({ perception }: Run, indicator: string): Draft | null {
  if (isGap(perception)) return null;
  const found = perception.polls.find(({ rows }) => rows.indicator === indicator);
  if (!found || isGap(found.difference)) return null;
  const { before, after, change, standardError, p, smallestDetectable, asked, deft } = found.difference;
  return {
    title: `${found.rows.title}: change`,
    value: `${(100 * change).toFixed(1)} points (error ${(100 * standardError).toFixed(1)})`,
    what: found.sentence,
    how: `Two shares of ${Math.round(asked.before)} and ${Math.round(asked.after)} people, errors of a plain sample times ${deft}; two-sided p ${p.toFixed(3)}; ${(100 * smallestDetectable).toFixed(1)} points would show in four such pairs of five.`,
    rows: [before.row, after.row],
    assumes: [
      'Both polls ask the same people the same thing.',
      ...(asked.isAssumed
        ? ['A poll that does not say how many it asked is taken to have asked as many as the other.']
        : []),
    ],
    wouldChange: ['A poll whose fieldwork lies wholly after the strike; its sample size and design.'],
  };
}
