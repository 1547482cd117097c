/** The finding: between so many and so many distinct assets, site by site and type by type. */
import type { Entities, TypeRange } from '../../../core/evidence/entities/entities.js';
import { isGap } from '../../../core/problem.js';
import { useModel } from '../../model/model-context.js';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Num } from '../../parts/num.js';
import { UniqueRanges } from '../../plots/unique-ranges.js';
import { dayWords } from '../../words/days.js';
import { Say, say } from '../../words/say.js';
import pages from '../pages.module.css';

type Props = { readonly entities: Entities; readonly state: string };

export function RangesPart({ entities: { sites }, state }: Props) {
  const { run, open, stale, view } = useModel();
  const name = (id: string): string => run.theCase.sites.find((site) => site.id === id)?.name ?? id;
  const whole = sites.map(({ all }) => all.range);
  const known = whole.flatMap((range) => (isGap(range) ? [] : [range]));
  const sum = (end: 'least' | 'most'): number => known.reduce((all, range) => all + range[end], 0);
  const at = `entities/${view.quantity}`;
  if (sites.length === 0)
    return (
      <>
        <h1>{say('entities.title.none', { state })}</h1>
        <p className={pages.lede}>{say('entities.lede')}</p>
        <p>{say('entities.none.next')}</p>
      </>
    );
  const least = <Num of={`${at}/all/all/least`}>{sum('least')}</Num>;
  const most = <Num of={`${at}/all/all/most`}>{sum('most')}</Num>;
  return (
    <>
      <h1>
        {known.length < whole.length ? (
          say('entities.title.gap', { state })
        ) : sum('least') === sum('most') ? (
          <Say of="entities.title.one" least={least} state={state} />
        ) : (
          <Say of="entities.title" least={least} most={most} state={state} />
        )}
      </h1>
      <p className={pages.lede}>{say('entities.lede')}</p>
      <Figure
        title={say('entities.chart', { state })}
        sentence={say('entities.chart.sentence', { sightings: sites.reduce((n, { all }) => n + all.sightings, 0) })}
        stale={stale}
        source={say('figure.source.case', {
          title: run.theCase.title,
          revision: open.revision,
          day: dayWords(run.asOf),
        })}
        method={<p>{say('entities.method')}</p>}
        chart={
          <UniqueRanges
            words={say('entities.chart.desc', { n: known.length })}
            rows={sites.flatMap(({ siteId, all: { range } }) =>
              isGap(range) ? [] : [{ name: name(siteId), ...range }],
            )}
          />
        }
        table={<Ranges entities={sites} name={name} at={at} caption={say('entities.chart', { state })} />}
      />
      <Ranges entities={sites} name={name} at={at} caption={say('entities.chart', { state })} />
    </>
  );
}

type TableProps = {
  readonly entities: Entities['sites'];
  readonly name: (id: string) => string;
  readonly at: string;
  readonly caption: string;
};

function Ranges({ entities, name, at, caption }: TableProps) {
  const rows = entities.flatMap(({ siteId, all, types }) =>
    [...types, ...(types.length > 1 ? [all] : [])].map((one) => ({ ...one, siteId })),
  );
  const end = (which: 'least' | 'most') => (row: TypeRange & { readonly siteId: string }) => {
    if (isGap(row.range)) return which === 'least' ? say('entities.gap', { why: row.range.detail }) : '';
    const number = row.range[which];
    const words = which === 'least' && !row.range.isExact ? say('entities.least.bound', { n: number }) : number;
    return (
      <Num of={`${at}/${row.siteId}/${row.type ?? 'all'}/${which}`} look="quiet">
        {words}
      </Num>
    );
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ siteId, type }) => `${siteId} ${type}`}
      columns={[
        { head: say('entities.site'), rowHead: true, cell: ({ siteId }) => name(siteId) },
        { head: say('entities.type'), cell: ({ type }) => type ?? say('entities.type.all') },
        { head: say('entities.sightings'), figures: true, cell: ({ sightings }) => sightings },
        { head: say('entities.least'), figures: true, cell: end('least') },
        { head: say('entities.most'), figures: true, cell: end('most') },
      ]}
    />
  );
}
