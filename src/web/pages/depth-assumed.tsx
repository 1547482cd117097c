/** What distance costs in sorties and how far a few defences go, under the reader's own speeds and reaches; shares only. */
import { useState } from 'react';
import type { Assumptions } from '../../core/assumptions.js';
import type { Depth, DepthWhatIf } from '../../core/depth/result.js';
import { isGap } from '../../core/problem.js';
import { useAssumptions } from '../model/assumptions-context.js';
import { useOther } from '../model/use-other.js';
import { Assumed } from '../parts/assumed.js';
import { DataTable } from '../parts/data-table.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { share } from '../words/numbers.js';
import { say } from '../words/say.js';
import { CompareChoice } from './compare-choice.js';
import css from './money-pages.module.css';
import { OwnLineFigure } from './own-line-figure.js';

export function DepthAssumed({ depth }: { readonly depth: Depth }) {
  const { current } = useAssumptions();
  const [other, setOther] = useState<Assumptions | null>(null);
  const compared = useOther(other);
  const { whatIf } = depth;
  if (!whatIf || !current) return null;
  const beside = compared !== null && !isGap(compared.depth) ? (compared.depth.whatIf ?? null) : null;
  const sets = [
    { name: current.name, whatIf, isOwn: true },
    ...(other !== null && beside !== null ? [{ name: other.name, whatIf: beside, isOwn: false }] : []),
  ];
  return (
    <Assumed title={say('depth.assumed.title', { name: current.name })}>
      <p>
        <CompareChoice chosen={other} onChoose={setOther} />
      </p>
      {sets.map((set) => (
        <div key={set.name}>
          {sets.length > 1 && <h3>{set.name}</h3>}
          <OwnLineFigure depth={depth} whatIf={set.whatIf} isOwn={set.isOwn} />
          <Sorties whatIf={set.whatIf} isOwn={set.isOwn} />
          <Coverage whatIf={set.whatIf} isOwn={set.isOwn} />
        </div>
      ))}
      <h3>{say('cost.assumed.what')}</h3>
      <ul>
        {(['speedKmh', 'turnHours', 'coverKm'] as const).map((key) => {
          const range = whatIf.book[key];
          return range && <li key={key}>{say('depth.assumed.range', { what: say(`depth.book.${key}`), ...range })}</li>;
        })}
      </ul>
    </Assumed>
  );
}

type Own = { readonly whatIf: DepthWhatIf; readonly isOwn: boolean };

function Sorties({ whatIf: { sorties }, isOwn }: Own) {
  if (isGap(sorties)) return <GapNote gap={sorties} />;
  return (
    <DataTable
      caption={say('depth.sorties')}
      rows={sorties}
      keyOf={({ type }) => type}
      columns={[
        { head: say('cost.type'), cell: ({ type }) => type, rowHead: true },
        {
          head: say('depth.sorties.kept'),
          figures: true,
          cell: ({ type, rateKept }) => {
            if (isGap(rateKept)) return <span className={css.gap}>{rateKept.detail}</span>;
            const words = say('depth.range', { low: share(rateKept.low), high: share(rateKept.high) });
            return isOwn ? (
              <Num of={`whatif/depth/${type}`} look="quiet">
                {words}
              </Num>
            ) : (
              words
            );
          },
        },
      ]}
    />
  );
}

function Coverage({ whatIf: { coverage }, isOwn }: Own) {
  if (isGap(coverage)) return <GapNote gap={coverage} />;
  return (
    <DataTable
      caption={say('depth.coverage')}
      rows={coverage}
      keyOf={({ defences }) => String(defences)}
      columns={[
        { head: say('depth.coverage.defences'), cell: ({ defences }) => defences, rowHead: true },
        {
          head: say('depth.coverage.share'),
          figures: true,
          cell: ({ defences, low, high }) => {
            const words = say('depth.range', { low: share(low), high: share(high) });
            return isOwn ? (
              <Num of={`whatif/depth/coverage/${defences}`} look="quiet">
                {words}
              </Num>
            ) : (
              words
            );
          },
        },
      ]}
    />
  );
}
