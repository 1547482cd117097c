/** What was measured of the model off any case, and plainly what was not. */
import { DataTable } from '../parts/data-table.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import { type Calibration, isExpected, studiesOf } from './calibration.js';
import css from './pages.module.css';

export function CalibrationTables({ list }: { readonly list: readonly Calibration[] }) {
  return (
    <section className={css.section} aria-labelledby="calibration">
      <h2 id="calibration">{say('calibration.title')}</h2>
      <p className={css.note}>{say('calibration.lede')}</p>
      {studiesOf(list).map(({ what, studies }) => (
        <div key={what} className={css.next}>
          <h3>{isExpected(what) ? say(`calibration.${what}`) : what}</h3>
          {isExpected(what) && <p className={css.note}>{say(`calibration.${what}.means`)}</p>}
          {studies.length === 0 && (
            <p>
              <b className={css.doubt}>{say('calibration.missing')}</b>
            </p>
          )}
          {studies.map((study, i) => (
            <Study key={i} study={study} title={isExpected(what) ? say(`calibration.${what}`) : what} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Study({ study, title }: { readonly study: Calibration; readonly title: string }) {
  const { seeds, n, date, machine, result } = study;
  return (
    <>
      <DataTable
        caption={title}
        rows={result}
        keyOf={(row) => `${row.quantity}/${row.scenario ?? ''}/${row.target}`}
        columns={[
          { head: say('calibration.quantity'), rowHead: true, cell: ({ quantity }) => quantity },
          { head: say('losses.scenario'), cell: ({ scenario }) => scenario ?? say('calibration.every') },
          { head: say('calibration.value'), figures: true, cell: ({ value }) => String(value) },
          { head: say('calibration.target'), figures: true, cell: ({ target }) => String(target) },
        ]}
      />
      <p className={css.quiet}>
        {say('calibration.how', { n, seeds: seeds.join(', '), day: dayWords(date), machine })}
      </p>
    </>
  );
}
