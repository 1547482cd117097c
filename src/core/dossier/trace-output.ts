/** What a number of an output series opens onto: the difference, the counts, a mean of either side, the placebo rank. */
import type { OutputEffect, RowsMean } from '../perception/result.js';
import { isGap } from '../problem.js';
import type { Draft } from './trace-shape.js';

type Kind = 'output' | 'counts' | 'before' | 'after' | 'placebo';

const three = (x: number): string => String(Number(x.toPrecision(3)));

export function outputDraft(output: OutputEffect, kind: Kind): Draft | null {
  const { rows, sentence, means, counts } = output;
  const made = {
    what: sentence,
    rows: rows.values.map(({ row }) => row),
    assumes: [
      'Nothing else changed then; the other events of those weeks stand on the chart.',
      'The rows of either side were counted alike.',
      ...output.weighed.warnings,
    ],
    wouldChange: ['More rows before the strike; a series that the strike could not have moved, as a control.'],
  };
  switch (kind) {
    case 'output':
      return difference(output, made);
    case 'counts':
      return isGap(counts)
        ? null
        : {
            ...made,
            title: `${rows.title}: rate after over rate before`,
            value: `${three(counts.ratio.q50)} (${three(counts.ratio.q025)} to ${three(counts.ratio.q975)})`,
            how: `Negative binomial counts, a rate for each side and one spread between periods, exact on a grid. ${three(counts.actual)} came where ${three(counts.predicted.middle)} (${three(counts.predicted.q025)} to ${three(counts.predicted.q975)}) were to be expected; a ratio under ${three(counts.smallestRatio)} would not show in 4 of 5 such series.`,
          };
    case 'before':
    case 'after':
      return isGap(means) ? null : { ...made, ...meanDraft(rows.title, kind, means[kind], rows.unit) };
    case 'placebo':
      return placebo(output, made);
    default:
      return kind satisfies never;
  }
}

type Shared = Pick<Draft, 'what' | 'rows' | 'assumes' | 'wouldChange'>;

function difference({ weighed, rows }: OutputEffect, made: Shared): Draft | null {
  const { average, diagnostics } = weighed;
  if (!average) return null;
  const agreed =
    diagnostics === null
      ? ''
      : ` R-hat ${diagnostics.rhat.toFixed(3)}, effective draws ${Math.round(diagnostics.essBulk)}.`;
  return {
    ...made,
    title: `${rows.title}: average difference after the strike`,
    value: `${three(average.effect)} ${rows.unit} (${three(average.q025)} to ${three(average.q975)})`,
    how: `A structural time series of the rows before (local level), run on without the strike; the difference is what was published less that.${agreed}`,
  };
}

const meanDraft = (title: string, side: 'before' | 'after', mean: RowsMean, unit: string) => ({
  title: `${title}: mean ${side} the strike`,
  value: `${three(mean.mean)} ${unit}`,
  how: `The mean of ${mean.rows} rows, ${mean.from} to ${mean.until}; ${three(mean.low)} to ${three(mean.high)} by the ends the rows leave open.`,
});

function placebo({ weighed: { withoutModel }, rows }: OutputEffect, made: Shared): Draft | null {
  if ('gap' in withoutModel) return null;
  const { rank, of, p, window } = withoutModel;
  return {
    ...made,
    title: `${rows.title}: the same shift at earlier dates`,
    value: `rank ${rank} of ${of}`,
    how: `The mean of ${window} rows after a date less that of ${window} before it, at the strike and at each earlier date; the rank over the number of dates is ${p.toFixed(3)}, and ${of} dates can say no less than ${(1 / of).toFixed(3)}.`,
  };
}
