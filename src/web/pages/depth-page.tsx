/** Depth: how far the sites lie from a dated line, how much stood within which distance, and a coarse map. */
import type { Depth, SiteDistance } from '../../core/depth/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { StageGap } from '../parts/stage-gap.js';
import { Warnings } from '../parts/warnings.js';
import { CoarseMap } from '../plots/coarse-map.js';
import { DistanceCurve } from '../plots/distance-curve.js';
import { dayWords } from '../words/days.js';
import { oneDecimal, share, whole } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import { DepthAssumed } from './depth-assumed.js';
import { DepthBasing } from './depth-basing.js';
import { DepthBookSection } from './depth-book-section.js';
import css from './money-pages.module.css';
import { SetsSection } from './sets-section.js';

export function DepthPage() {
  const { run, stale, open } = useModel();
  const { depth } = run;
  if (isGap(depth)) return <StageGap gap={depth} />;
  const source = say('figure.source.case', {
    title: run.theCase.title,
    revision: open.revision,
    day: dayWords(run.asOf),
  });
  return (
    <>
      <h1>
        {isGap(depth.weightedMedianKm)
          ? say('depth.title.plain', { line: depth.line })
          : say('depth.title', { km: km(depth.weightedMedianKm) })}
      </h1>
      <p className={css.lede}>
        <Say of="depth.lede" line={depth.line} />
      </p>
      {isGap(depth.curve) ? (
        <GapNote gap={depth.curve} />
      ) : (
        <Figure
          title={say('depth.curve')}
          sentence={say('depth.curve.sentence')}
          stale={stale}
          source={source}
          method={<p>{say('depth.curve.method', { note: depth.boundaryNote })}</p>}
          chart={<DistanceCurve curve={depth.curve} band={isGap(depth.curveBand) ? [] : depth.curveBand} />}
          table={
            <DataTable
              caption={say('depth.curve')}
              rows={depth.curve}
              keyOf={(point) => String(point.km)}
              columns={[
                { head: say('depth.distance'), cell: (point) => km(point.km), rowHead: true },
                { head: say('depth.share'), figures: true, cell: (point) => share(point.share) },
              ]}
            />
          }
        />
      )}
      <Measures depth={depth} />
      <DepthAssumed depth={depth} />
      <Figure
        title={say('depth.map')}
        sentence={<Say of="depth.map.sentence" line={depth.line} />}
        stale={stale}
        source={source}
        method={<p>{say('depth.map.method', { note: depth.boundaryNote })}</p>}
        chart={<CoarseMap theCase={run.theCase} sites={depth.sites} places={depth.map} />}
        table={<SiteTable sites={depth.sites} />}
      />
      <SiteTable sites={depth.sites} />
      <DepthBasing basing={depth.basing} />
      <DepthBookSection />
      <SetsSection />
      <Warnings warnings={depth.warnings} />
    </>
  );
}

function Measures({ depth }: { readonly depth: Depth }) {
  const { weightedMedianKm: median, weightedMeanKm: mean, effectiveBases: effective, shannonBases: shannon } = depth;
  return (
    <section aria-label={say('depth.measures')}>
      <h2>{say('depth.measures')}</h2>
      <dl className={css.facts}>
        <dt>{say('depth.median')}</dt>
        <dd>{isGap(median) ? median.detail : <Num of="depth/median">{km(median)}</Num>}</dd>
        <dt>{say('depth.mean')}</dt>
        <dd>{isGap(mean) ? mean.detail : <Num of="depth/curve">{km(mean)}</Num>}</dd>
        <dt>{say('depth.effective')}</dt>
        <dd>{isGap(effective) ? effective.detail : <Num of="depth/effective">{oneDecimal(effective)}</Num>}</dd>
        <dt>{say('depth.shannon')}</dt>
        <dd>{isGap(shannon) ? shannon.detail : <Num of="depth/shannon">{oneDecimal(shannon)}</Num>}</dd>
        <dt>{say('depth.lineDay')}</dt>
        <dd>{isGap(depth.lineAsOf) ? say('gap.not-dated') : dayWords(depth.lineAsOf)}</dd>
      </dl>
    </section>
  );
}

function SiteTable({ sites }: { readonly sites: readonly SiteDistance[] }) {
  return (
    <DataTable
      caption={say('depth.map')}
      rows={sites}
      keyOf={(site) => site.site}
      columns={[
        { head: say('depth.site'), cell: (site) => site.name, rowHead: true },
        {
          head: say('depth.distance'),
          figures: true,
          cell: (site) => (
            <Num of={`depth/${site.site}`} look="quiet">
              {say('depth.kmRange', { low: rounded(site.lowKm), high: rounded(site.highKm) })}
            </Num>
          ),
        },
        {
          head: say('depth.weight'),
          figures: true,
          cell: (site) =>
            site.weight === null ? <span className={css.gap}>{say('depth.unknown')}</span> : whole(site.weight),
        },
        { head: say('depth.targeted'), cell: (site) => say(`depth.targeted.${site.targeted}`) },
      ]}
    />
  );
}

// Coarse positions do not carry single kilometres.
const rounded = (x: number): string => whole(Math.round(x / 10) * 10);
const km = (x: number): string => say('depth.km', { n: rounded(x) });
