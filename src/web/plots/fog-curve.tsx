/** How the picture changed, in its frame, with a handle on the as-of day. */

import { dayNumberOf } from '../../core/evidence/known-days.js';
import type { FogPoint } from '../../core/losses/result.js';
import { useModel } from '../model/model-context.js';
import { useFogCurve } from '../model/use-long.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { useNear } from '../parts/use-near.js';
import { Waiting } from '../parts/waiting.js';
import { navigate, withView } from '../route/use-route.js';
import { dayWords } from '../words/days.js';
import { interval } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import { FogChart } from './fog-chart.js';
import css from './fog-curve.module.css';

export function FogCurve() {
  const [ref, isNear] = useNear<HTMLDivElement>();
  return (
    <div ref={ref}>
      <Curve isNear={isNear} />
    </div>
  );
}

function Curve({ isNear }: { readonly isNear: boolean }) {
  const { run, open, config, view, route } = useModel();
  const long = useFogCurve(open, config, isNear);
  const { answer: points, stale } = long;
  if (points === null) return <Waiting long={long} what={say('fog.loading')} unit="wait.days" />;
  if (points.length === 0) return <p>{say('fog.none')}</p>;
  const days = points.map(({ day }) => day);
  const last = days.length - 1;
  const { asOf } = view;
  const at =
    asOf === null
      ? last
      : Math.max(
          0,
          days.findLastIndex((day) => day <= asOf),
        );
  const day = days[at] as string;
  return (
    <Figure
      title={titleOf(points, run.theCase.strike.from)}
      sentence={<Say of="fog.sentence" scenario={say(`scenario.${view.scenario}`)} />}
      stale={stale}
      source={say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
      method={<p>{say('fog.method')}</p>}
      controls={
        <label className={css.handle}>
          {say('fog.handle')}
          <input
            type="range"
            min={0}
            max={last}
            value={at}
            aria-valuetext={dayWords(day)}
            onChange={({ target }) => {
              const chosen = Number(target.value);
              navigate(withView(route, { asOf: chosen === last ? null : (days[chosen] as string) }), 'replace');
            }}
          />
          <output>{dayWords(day)}</output>
        </label>
      }
      chart={<FogChart points={points} from={run.theCase.strike.from} asOf={day} />}
      table={
        <DataTable
          caption={say('fog.title')}
          rows={points}
          keyOf={(point) => point.day}
          columns={[
            { head: say('fog.table.day'), rowHead: true, cell: (point) => dayWords(point.day) },
            { head: say('fog.table.floor'), figures: true, cell: (point) => point.floorDestroyed },
            { head: say('fog.table.median'), figures: true, cell: (point) => point.DESTROYED.q50 },
            {
              head: say('fog.table.interval'),
              figures: true,
              cell: (point) => interval(point.DESTROYED.q05, point.DESTROYED.q95),
            },
            { head: say('fog.table.arrivals'), cell: (point) => point.arrivals.join(', ') },
          ]}
        />
      }
    />
  );
}

/** Since when the floor has stood where it stands. */
function titleOf(points: readonly FogPoint[], from: string): string {
  const floor = points.at(-1)?.floorDestroyed ?? 0;
  const since = points.findLastIndex((point) => point.floorDestroyed !== floor) + 1;
  if (floor === 0) return say('fog.title');
  return say('fog.title.floor', { floor, n: dayNumberOf(points[since]?.day ?? from) - dayNumberOf(from) });
}
