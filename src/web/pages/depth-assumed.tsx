/** What distance costs in sorties and how far a few defences go, under the reader's own speeds and reaches; shares only. */
import { useState } from 'react';
import type { Assumptions } from '../../core/assumptions.js';
import type { DepthBook } from '../../core/depth/depth-book.js';
import type { Depth, DepthWhatIf } from '../../core/depth/result.js';
import { isGap } from '../../core/problem.js';
import { problemAt, useAssumptions } from '../model/assumptions-context.js';
import { useOther } from '../model/use-other.js';
import { Assumed } from '../parts/assumed.js';
import { DataTable } from '../parts/data-table.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { share } from '../words/numbers.js';
import { say } from '../words/say.js';
import { CompareChoice } from './compare-choice.js';
import css from './money-pages.module.css';

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

const RANGES = ['speedKmh', 'turnHours', 'coverKm'] as const;

/** The reader's depth book: each range with a word on whose number it is. */
export function DepthBookSection() {
  const { draft, edit, problems } = useAssumptions();
  const book: DepthBook = draft.depthBook ?? {};
  const set = (next: Readonly<Record<string, unknown>>): void => {
    const { depthBook: _, ...rest } = draft;
    edit(Object.keys(next).length === 0 ? rest : { ...rest, depthBook: next as DepthBook });
  };
  const here = RANGES.filter((key) => book[key] !== undefined);
  const rows = here.map((key) => ({ key, ...book[key] }) as EditedRow);
  return (
    <section aria-labelledby="depth-book" className={css.own}>
      <h2 id="depth-book">{say('depth.book')}</h2>
      <p className={css.lede}>{say('depth.book.lede')}</p>
      <RowsEditor
        label={say('depth.book')}
        fields={RANGE}
        rows={rows}
        nameOf={({ key }) => say(`depth.book.${key as (typeof RANGES)[number]}`)}
        problemAt={(i, key) =>
          problemAt(problems, 'depth book', `${here[i]}.${key}`) ??
          (key === 'low' ? problemAt(problems, 'depth book', `${here[i]}`) : null)
        }
        onChange={(next) =>
          set({
            ...(book.defences === undefined ? {} : { defences: book.defences }),
            ...Object.fromEntries(next.map(({ key, ...range }) => [key as string, range])),
          })
        }
      />
      <p className={css.adds}>
        {RANGES.filter((key) => book[key] === undefined).map((key) => (
          <button
            key={key}
            type="button"
            onClick={() =>
              set({ ...book, [key]: {}, ...(key === 'coverKm' && book.defences === undefined ? { defences: 5 } : {}) })
            }
          >
            {say('depth.book.add', { what: say(`depth.book.${key}`) })}
          </button>
        ))}
      </p>
    </section>
  );
}

const RANGE: readonly RowField[] = [
  { key: 'low', label: say('fleet.book.low'), kind: 'number' },
  { key: 'high', label: say('fleet.book.high'), kind: 'number' },
  { key: 'source', label: say('assume.source'), kind: 'text', wide: true },
];
