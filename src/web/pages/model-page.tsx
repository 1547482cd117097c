/** The model card: what the losses model is, what it assumes, how well it ran here, and how it was tested. */
import text from '../../../validation/calibration.json?raw';
import { type Losses, type PerScenario, SCENARIOS, type ScenarioLosses } from '../../core/losses/result.js';
import type { Beta } from '../../core/losses/visibility.js';
import { boundOf } from '../../core/numerics/resolved.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { Link } from '../route/use-route.js';
import { STRINGS } from '../strings.js';
import { chance, errorOf, share, whole } from '../words/numbers.js';
import { type Key, say } from '../words/say.js';
import { readCalibration } from './calibration.js';
import { CalibrationTables } from './calibration-tables.js';
import { headlinesOf } from './finding.js';
import css from './pages.module.css';
import { type AssumedRow, COMMON_ROWS, VISIBILITY_ROWS } from './visibility-rows.js';

const LINES = 12;
const OMISSIONS = 7;
const CALIBRATION = readCalibration(text);

export function ModelPage() {
  const { run, route } = useModel();
  const { losses } = run;
  return (
    <>
      <h1>{say('model.title')}</h1>
      <p className={css.lede}>{say('model.lede')}</p>
      <p className={css.quiet}>
        <Link to={{ ...route, stage: 'losses' }}>{say('model.back')}</Link>
      </p>
      <Words title="model.words" name="model.line" count={LINES} lede="model.words.lede" />
      <section className={css.section} aria-labelledby="assumed">
        <h2 id="assumed">{say('model.assumed')}</h2>
        <p className={css.note}>{say('model.assumed.lede')}</p>
        <AssumedTable caption={say('model.assumed.scenarios')} rows={VISIBILITY_ROWS} />
        <details className={css.folded}>
          <summary>{say('model.assumed.common', { n: COMMON_ROWS.length })}</summary>
          <CommonTable />
        </details>
      </section>
      {!isGap(losses) && <Diagnosed losses={losses} />}
      <Words title="model.omitted" name="model.omits" count={OMISSIONS} lede="model.omitted.lede" />
      <CalibrationTables list={CALIBRATION} />
    </>
  );
}

type WordsProps = { readonly title: Key; readonly lede: Key; readonly name: string; readonly count: number };

/** A list of sentences, `<name>.1`, `<name>.2`, … of the catalogue. */
function Words({ title, lede, name, count }: WordsProps) {
  const keys = Array.from({ length: count }, (_, i) => `${name}.${i + 1}`).filter((key): key is Key => key in STRINGS);
  return (
    <section className={css.section} aria-labelledby={title}>
      <h2 id={title}>{say(title)}</h2>
      <p className={css.note}>{say(lede)}</p>
      <ul className={css.list}>
        {keys.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
    </section>
  );
}

type Value = Beta | number;
const meanOf = (value: Value): string =>
  typeof value === 'number' ? share(value) : share(value[0] / (value[0] + value[1]));
const shapeOf = (value: Value): string | null =>
  typeof value === 'number' ? null : say('model.beta', { a: value[0], b: value[1] });
const reasonOf = ({ reason }: AssumedRow): string => (reason in STRINGS ? say(reason as Key) : reason);

function Assumed({ value }: { readonly value: Value }) {
  const shape = shapeOf(value);
  return (
    <>
      {meanOf(value)}
      {shape !== null && <span className={css.under}>{shape}</span>}
    </>
  );
}

function AssumedTable({ caption, rows }: { readonly caption: string; readonly rows: readonly AssumedRow[] }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { head: say('model.assumption'), rowHead: true, cell: ({ name }) => say(name) },
        ...SCENARIOS.map((scenario) => ({
          head: say(`scenario.${scenario}`),
          figures: true,
          cell: ({ value }: AssumedRow) => <Assumed value={value[scenario]} />,
        })),
        { head: say('model.reason'), cell: reasonOf },
      ]}
    />
  );
}

function CommonTable() {
  return (
    <DataTable
      caption={say('model.assumed.common', { n: COMMON_ROWS.length })}
      rows={COMMON_ROWS}
      keyOf={({ name }) => name}
      columns={[
        { head: say('model.assumption'), rowHead: true, cell: ({ name }) => say(name) },
        { head: say('model.value'), figures: true, cell: ({ value }) => <Assumed value={value.good} /> },
        { head: say('model.reason'), cell: reasonOf },
      ]}
    />
  );
}

function Diagnosed({ losses }: { readonly losses: Losses }) {
  const { run } = useModel();
  const known = headlinesOf(run).flatMap(({ verdict: { claim, statement, holds, mcse } }) =>
    holds === null || mcse === null ? [] : [{ claim, statement, holds, mcse }],
  );
  type Known = {
    readonly claim: string;
    readonly statement: string;
    readonly holds: PerScenario<number>;
    readonly mcse: PerScenario<number>;
  };
  return (
    <section className={css.section} aria-labelledby="diagnosed">
      <h2 id="diagnosed">{say('model.diagnosed')}</h2>
      <p className={css.note}>{say('model.diagnosed.lede')}</p>
      <DataTable
        caption={say('model.chains')}
        rows={losses.scenarios}
        keyOf={({ name }) => name}
        columns={[
          { head: say('losses.scenario'), rowHead: true, cell: ({ name }) => say(`scenario.${name}`) },
          { head: say('model.rhat'), figures: true, cell: ({ diagnostics }) => diagnostics.rhatMax.toFixed(3) },
          { head: say('model.bulk'), figures: true, cell: ({ diagnostics }) => whole(diagnostics.essBulkMin) },
          { head: say('model.tail'), figures: true, cell: ({ diagnostics }) => whole(diagnostics.essTailMin) },
          { head: say('model.worst'), cell: worstOf },
        ]}
      />
      {known.length > 0 && (
        <div className={css.next}>
          <DataTable<Known>
            caption={say('model.errors')}
            rows={known}
            keyOf={({ claim }) => claim}
            columns={[
              { head: say('model.claim'), rowHead: true, cell: ({ statement }) => statement },
              ...SCENARIOS.map((scenario) => ({
                head: say(`scenario.${scenario}`),
                figures: true,
                cell: ({ claim, holds, mcse }: Known) => (
                  <>
                    <Num of={`verdict/${claim}/${scenario}`} look="quiet">
                      {chance(holds[scenario], mcse[scenario])}
                    </Num>
                    {boundOf(holds[scenario], mcse[scenario]) === null && (
                      <span className={css.under}>{say('model.error', { error: errorOf(mcse[scenario]) })}</span>
                    )}
                  </>
                ),
              })),
            ]}
          />
        </div>
      )}
    </section>
  );
}

/** Names of totals are the engine's: `hit/0` runs over what was looked at, `hit/1` over everything. */
function worstOf({ diagnostics: { worst } }: ScenarioLosses): string {
  if (worst === '') return say('losses.none');
  const key = `model.worst.${worst}`;
  return key in STRINGS ? say(key as Key) : worst;
}
