/** What the totals and the headline verdicts would be without each image, each analyst and each root that rests on readings. */
import type { Quantity } from '../../core/claims/result.js';
import type { Influence, InfluenceRow, LeftOut } from '../../core/losses/result.js';
import type { Run } from '../../core/run.js';
import { useModel } from '../model/model-context.js';
import { useInfluence } from '../model/use-long.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { Waiting } from '../parts/waiting.js';
import { stateOf } from '../plots/cell-matrix.js';
import { dayWords } from '../words/days.js';
import { interval, points } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './pages.module.css';

/** Rows in sight; what moves less stands folded below. */
const SHOWN = 8;
/** A claim that nothing moves by this much has no column. */
const LEAST_CHANGE = 0.005;

export function InfluenceSection() {
  const { open, config, view } = useModel();
  const long = useInfluence(open, config);
  const { answer, stale } = long;
  return (
    <section className={css.section} aria-labelledby="influence">
      <h2 id="influence">{say('influence.title')}</h2>
      <p className={css.note}>{say('influence.lede', { scenario: say(`scenario.${view.scenario}`) })}</p>
      {(answer === null || stale) && <Waiting long={long} what={say('influence.loading')} unit="wait.fits" />}
      {answer !== null && (
        <>
          {stale && <p className={css.quiet}>{say('influence.stale')}</p>}
          <Weights influence={answer} />
        </>
      )}
    </section>
  );
}

function Weights({ influence }: { readonly influence: Influence }) {
  const { view } = useModel();
  const rows = shownRows(influence, view.quantity);
  if (rows.length === 0) return <p>{say('influence.none')}</p>;
  const unmoved = ofVerb(influence, view.quantity).filter((i) => !isMoved(influence, i)).length;
  return (
    <>
      <WeightTable influence={influence} rows={rows.slice(0, SHOWN)} caption={say('influence.caption')} />
      {rows.length > SHOWN && (
        <details className={css.folded}>
          <summary>{say('influence.rest', { n: rows.length - SHOWN })}</summary>
          <WeightTable influence={influence} rows={rows.slice(SHOWN)} caption={say('influence.caption.rest')} />
        </details>
      )}
      <p className={css.quiet}>
        {unmoved > 0 && say('influence.unmoved', { n: unmoved })} {say('influence.verb')} {say('influence.khat')}
      </p>
    </>
  );
}

/** Places of the headline claims of a verb: the other verb's stand behind the toggle. */
const ofVerb = ({ claims }: Influence, quantity: Quantity): readonly number[] =>
  claims.flatMap((claim, i) => (claim.quantity === quantity ? [i] : []));

const isMoved = ({ rows }: Influence, claim: number): boolean =>
  rows.some((row) => Math.abs(row.claims[claim]?.difference ?? 0) >= LEAST_CHANGE);

/** Left out together, under several names: an analyst and the root that is all he read. */
type Shown = InfluenceRow & { readonly also: readonly LeftOut[] };

/** Rows of the same readings once; what moves this verb most first. */
function shownRows({ rows }: Influence, quantity: Quantity): readonly Shown[] {
  const groups = new Map<string, InfluenceRow[]>();
  for (const row of rows) {
    const key = [...row.readings].sort().join();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const order = (row: LeftOut): number => KINDS.indexOf(row.kind);
  return [...groups.values()]
    .map((group): Shown => {
      const [first, ...also] = group.sort((a, b) => order(a) - order(b));
      return { ...(first as InfluenceRow), also };
    })
    .sort((a, b) => b.moves[quantity] - a.moves[quantity]);
}

const KINDS: readonly LeftOut['kind'][] = ['image', 'analyst', 'root'];

type TableProps = { readonly influence: Influence; readonly rows: readonly Shown[]; readonly caption: string };

function WeightTable({ influence, rows, caption }: TableProps) {
  const { run, view } = useModel();
  const key = stateOf(view.quantity);
  const { q50, q05, q95 } = influence.total[key];
  const claimColumns = ofVerb(influence, view.quantity)
    .filter((i) => isMoved(influence, i))
    .map((i): Column<Shown> => {
      const { claim, statement } = influence.claims[i] as Influence['claims'][number];
      return {
        head: (
          <Num of={`verdict/${claim}/${influence.scenario}`} look="quiet">
            {statement}
          </Num>
        ),
        figures: true,
        cell: (row) => change(row.claims[i]),
      };
    });
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={(row) => `${row.kind}/${row.id}`}
      columns={[
        {
          head: say('influence.without'),
          rowHead: true,
          cell: (row) => (
            <div className={css.leftOut}>
              {say(`influence.${row.kind}`, { name: nameOf(run, row) })}
              <span className={css.under}>{underOf(run, row)}</span>
              {row.also.length > 0 && (
                <span className={css.under}>
                  {say('influence.also', {
                    names: row.also.map((out) => (out.kind === 'root' ? out.id : nameOf(run, out))).join(', '),
                  })}
                </span>
              )}
            </div>
          ),
        },
        {
          head: say('influence.total', { median: q50, interval: interval(q05, q95) }),
          figures: true,
          cell: ({ total }) =>
            say('influence.total.cell', {
              median: total[key].q50,
              interval: interval(total[key].q05, total[key].q95),
            }),
        },
        ...claimColumns,
        { head: say('influence.reweighted'), figures: true, cell: trustOf },
      ]}
    />
  );
}

function change(of: InfluenceRow['claims'][number] | undefined): string {
  if (of === undefined || Math.abs(of.difference) < LEAST_CHANGE / 10) return say('influence.same');
  const by = points(of.difference);
  return Math.abs(of.difference) < 2 * of.mcse ? say('influence.noise', { by }) : by;
}

function trustOf({ refitted, khat }: InfluenceRow): string {
  if (refitted) return say('influence.refitted');
  return khat === null ? say('influence.unchanged') : khat.toFixed(2);
}

function nameOf({ theCase, claims }: Run, { kind, id }: LeftOut): string {
  if (kind === 'analyst') return theCase.sources.find((source) => source.id === id)?.name ?? id;
  if (kind === 'root') return claims.entries.find((entry) => entry.claim.id === id)?.speaker ?? id;
  const image = theCase.imagery.find((one) => one.id === id);
  return theCase.sites.find((site) => site.id === image?.siteId)?.name ?? id;
}

function underOf({ theCase }: Run, { kind, id, readings }: LeftOut): string {
  const count = say('influence.readings', { n: readings.length });
  const image = kind === 'image' ? theCase.imagery.find((one) => one.id === id) : undefined;
  if (!image) return kind === 'root' ? `${id} · ${count}` : count;
  const day = image.acquired === null ? id : dayWords(image.acquired);
  return `${say(`channel.${image.channel}`)}, ${day} · ${count}`;
}
