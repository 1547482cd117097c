/** The distance curve to a line of the reader's own, beside the measures of the case's line; assumed, in another tone. */
import type { Depth, DepthWhatIf } from '../../core/depth/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { DistanceCurve } from '../plots/distance-curve.js';
import { dayWords } from '../words/days.js';
import { share, whole } from '../words/numbers.js';
import { say } from '../words/say.js';

type Props = { readonly depth: Depth; readonly whatIf: DepthWhatIf; readonly isOwn: boolean };

export function OwnLineFigure({ depth, whatIf: { line, book }, isOwn }: Props) {
  const { stale } = useModel();
  if (!line || !book.line) return null;
  if (isGap(line)) return <GapNote gap={line} />;
  const measures = [
    { to: depth.line, median: depth.weightedMedianKm, mean: depth.weightedMeanKm, id: 'case' },
    { to: line.label, median: line.weightedMedianKm, mean: line.weightedMeanKm, id: 'own' },
  ];
  return (
    <>
      <Figure
        title={say('ownLine.curve', { km: km(line.weightedMedianKm), line: line.label })}
        sentence={say('ownLine.curve.sentence', { line: line.label, own: depth.line })}
        stale={stale}
        source={say('ownLine.source.line', {
          line: line.label,
          day: line.asOf === undefined ? say('ownLine.noDay') : dayWords(line.asOf),
          source: book.line.source,
        })}
        method={<p>{say('ownLine.curve.method')}</p>}
        chart={<DistanceCurve curve={line.curve} band={line.curveBand} />}
        table={
          <DataTable
            caption={say('depth.curve')}
            rows={line.curve}
            keyOf={(point) => String(point.km)}
            columns={[
              { head: say('depth.distance'), cell: (point) => km(point.km), rowHead: true },
              { head: say('depth.share'), figures: true, cell: (point) => share(point.share) },
            ]}
          />
        }
      />
      <DataTable
        caption={say('ownLine.measures')}
        rows={measures}
        keyOf={({ id }) => id}
        columns={[
          { head: say('ownLine.to'), prose: true, cell: ({ to }) => to, rowHead: true },
          ...(['median', 'mean'] as const).map((which) => ({
            head: say(`depth.${which}`),
            figures: true,
            cell: (row: (typeof measures)[number]) => {
              const value = row[which];
              if (isGap(value)) return value.detail;
              if (row.id === 'own' && !isOwn) return km(value);
              return (
                <Num of={row.id === 'own' ? `whatif/depth/line/${which}` : IDS[which]} look="quiet">
                  {km(value)}
                </Num>
              );
            },
          })),
        ]}
      />
    </>
  );
}

const IDS = { median: 'depth/median', mean: 'depth/curve' } as const;
const km = (x: number): string => say('depth.km', { n: whole(Math.round(x / 10) * 10) });
