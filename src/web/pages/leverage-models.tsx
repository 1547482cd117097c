/** Two models of one strike side by side: the map of their signs, what each says before and after, and the tornado of the settlement. */
import type { Leverage, Models } from '../../core/leverage/result.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { Num } from '../parts/num.js';
import { SignMap } from '../plots/sign-map.js';
import { TornadoBars } from '../plots/tornado-bars.js';
import { dayWords } from '../words/days.js';
import { errorOf, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

type Props = {
  readonly models: Models;
  readonly finding: Leverage['finding'];
  /** before the ids of numbers: '' or `whatif/` */
  readonly under: string;
};

export const two = (x: number): string => String(Number(x.toPrecision(2)));
const span = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? two(low) : say('leverage.between', { low: two(low), high: two(high) });

/** Two tables of one page never have one name. */
const captionOf = (key: 'leverage.models' | 'leverage.signs' | 'leverage.tornado.moves', under: string): string =>
  under === '' ? say(key) : say('assume.label', { title: say(key) });

export function useSource(): string {
  const { run, open } = useModel();
  return say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) });
}

export function LeverageModels({ models, finding, under }: Props) {
  const { stale } = useModel();
  const source = useSource();
  const { signs, bargaining, attrition, commitment } = models;
  const method =
    signs.method === 'exact' ? say('leverage.map.exact') : say('leverage.map.qmc', { error: errorOf(signs.error) });
  return (
    <>
      <Figure
        title={say('leverage.map')}
        sentence={finding}
        stale={stale}
        source={source}
        method={<p>{say('leverage.map.method', { method })}</p>}
        legend={<p className={css.note}>{say('leverage.map.line')}</p>}
        chart={<SignMap models={models} />}
        table={<SignTable models={models} under={under} />}
      />
      <SignTable models={models} under={under} />
      <div className={css.own}>
        <h2>{say('leverage.models')}</h2>
        {under === '' && <p className={css.lede}>{say('leverage.models.lede')}</p>}
        <DataTable
          caption={captionOf('leverage.models', under)}
          rows={
            [
              { what: 'range', before: span(bargaining.before), after: span(bargaining.after), of: 'bargaining' },
              {
                what: 'settlement',
                before: two(bargaining.before.settlement),
                after: two(bargaining.after.settlement),
                of: 'bargaining',
              },
              {
                what: 'concedes',
                before: share(attrition.before.attackerConcedes),
                after: share(attrition.after.attackerConcedes),
                of: 'attrition',
              },
              {
                what: 'duration',
                before: two(attrition.before.duration),
                after: two(attrition.after.duration),
                of: 'attrition',
              },
            ] as const
          }
          keyOf={({ what }) => what}
          columns={[
            { head: say('leverage.models.what'), cell: ({ what }) => say(`leverage.${what}`), rowHead: true },
            { head: say('leverage.before'), figures: true, cell: ({ before }) => before },
            {
              head: say('leverage.after'),
              figures: true,
              cell: ({ after, of }) => (
                <Num of={`${under}leverage/${of}`} look="quiet">
                  {after}
                </Num>
              ),
            },
          ]}
        />
        <p className={css.lede}>
          {say('leverage.commitment', {
            holds: say(`leverage.commitment.${commitment.breakdown}`),
            pull: span(commitment.pull),
            surplus: span(commitment.surplus),
            needed: span(commitment.shiftNeeded),
          })}
        </p>
      </div>
      <Tornado models={models} under={under} />
    </>
  );
}

function SignTable({ models: { signs }, under }: Omit<Props, 'finding'>) {
  const [up, down] = [say('leverage.signs.up'), say('leverage.signs.down')];
  const rows = [
    { bargaining: up, attrition: down, of: signs.bargainingUp },
    { bargaining: down, attrition: up, of: signs.attritionUp },
    { bargaining: up, attrition: up, of: signs.bothUp },
    { bargaining: down, attrition: down, of: signs.bothDown },
  ];
  return (
    <DataTable
      caption={captionOf('leverage.signs', under)}
      rows={rows}
      keyOf={({ bargaining, attrition }) => `${bargaining} ${attrition}`}
      columns={[
        { head: say('leverage.signs.bargaining'), cell: ({ bargaining }) => bargaining, rowHead: true },
        { head: say('leverage.signs.attrition'), cell: ({ attrition }) => attrition },
        {
          head: say('leverage.signs.share'),
          figures: true,
          cell: ({ of }) => (
            <Num of={`${under}leverage/signs`} look="quiet">
              {share(of)}
            </Num>
          ),
        },
      ]}
    />
  );
}

function Tornado({ models: { tornado, bargaining }, under }: Omit<Props, 'finding'>) {
  const { stale } = useModel();
  const source = useSource();
  const turning = tornado.filter(({ turnsAt }) => turnsAt !== null).map(({ input }) => say(`leverage.input.${input}`));
  return (
    <Figure
      title={
        turning.length === 0 ? say('leverage.tornado.none') : say('leverage.tornado.of', { inputs: turning.join(', ') })
      }
      sentence={say('leverage.tornado.sentence')}
      stale={stale}
      source={source}
      method={
        <p>{say('leverage.tornado.method', { low: two(bargaining.shift.low), high: two(bargaining.shift.high) })}</p>
      }
      chart={
        <TornadoBars
          bars={tornado.map(({ input, atLow, atHigh }) => ({
            name: say(`leverage.input.${input}`),
            from: atLow,
            to: atHigh,
          }))}
          describe={({ name, from, to }) =>
            say('leverage.tornado.desc', { input: name, low: two(from), high: two(to) })
          }
        />
      }
      table={
        <DataTable
          caption={captionOf('leverage.tornado.moves', under)}
          rows={tornado}
          keyOf={({ input }) => input}
          columns={[
            { head: say('leverage.tornado.input'), cell: ({ input }) => say(`leverage.input.${input}`), rowHead: true },
            { head: say('leverage.tornado.from'), figures: true, cell: (swing) => span(swing) },
            {
              head: say('leverage.tornado.moves'),
              figures: true,
              cell: ({ atLow, atHigh }) => span({ low: atLow, high: atHigh }),
            },
            {
              head: say('leverage.tornado.turns'),
              figures: true,
              cell: ({ turnsAt }) => (turnsAt === null ? say('leverage.tornado.never') : two(turnsAt)),
            },
          ]}
        />
      }
    />
  );
}
