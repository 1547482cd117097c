/** This claimant's record: what the side that struck said before, what came of it, and what its claims of today are worth by it. */
import type { KnownClaimant } from '../../core/claims/record/known-claimant.js';
import type { SettledClaim } from '../../core/claims/record/record-table.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { RatioStrip } from '../plots/ratio-strip.js';
import { Link } from '../route/use-route.js';
import { oneDecimal } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './pages.module.css';
import { HeardTotals, NowTable, SettledTable } from './record-tables.js';

export function RecordPage() {
  const { run, route, view } = useModel();
  const { losses } = run;
  const record = isGap(losses) ? losses : losses.record;
  return (
    <>
      <h1>{isGap(record) ? say('stage.record') : titleOf(record)}</h1>
      <p className={css.lede}>{say('record.lede')}</p>
      <p className={css.quiet}>
        <Link to={{ ...route, stage: 'claims', view: { ...view, trace: null } }}>{say('record.back')}</Link>
      </p>
      {isGap(record) ? <GapNote gap={record} /> : <Known record={record} />}
    </>
  );
}

const titleOf = ({ as, known }: KnownClaimant): string =>
  known.side && as.side !== null ? say('record.title', { side: as.side }) : say('record.title.new');

function Known({ record }: { readonly record: KnownClaimant }) {
  const { open, run } = useModel();
  const { settled } = open.record;
  const { as, known, inflation } = record;
  const own = known.side ? settled.filter(({ side }) => side === as.side) : [];
  const others = settled.filter((claim) => !own.includes(claim));
  const rows = [
    ...(own.length > 0
      ? [{ name: say('record.row.own', { side: as.side ?? '', n: own.length }), settled: own, isOwn: true }]
      : []),
    { name: say('record.row.others', { n: others.length }), settled: others, isOwn: false },
  ];
  const words = { low: oneDecimal(inflation.q05), high: oneDecimal(inflation.q95) };
  const sentence = say('record.figure.sentence', words);
  return (
    <>
      {!known.side && <p className={css.note}>{say('record.unknown')}</p>}
      <Figure
        title={say('record.figure.title', { times: oneDecimal(inflation.q50) })}
        sentence={sentence}
        source={say('record.figure.source', { n: settled.length })}
        method={<p>{say('record.figure.method')}</p>}
        chart={<RatioStrip rows={rows} expected={inflation} label={sentence} />}
        table={<SettledTable caption={say('record.settled.all')} settled={byDay([...own, ...others])} />}
      />
      <NowTable record={record} />
      {!isGap(run.losses) && <HeardTotals losses={run.losses} />}
      {own.length > 0 && (
        <section className={css.section} aria-labelledby="settled">
          <h2 id="settled">{say('record.settled')}</h2>
          <p className={css.note}>{say('record.settled.lede')}</p>
          <SettledTable caption={say('record.settled.own', { side: as.side ?? '' })} settled={byDay(own)} />
        </section>
      )}
    </>
  );
}

const byDay = (settled: readonly SettledClaim[]): readonly SettledClaim[] =>
  [...settled].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1));
