/** Every decision as it was made, the latest last; one that stands can be taken back, and both stay told. */
import type { Link } from '../../../core/case-sightings.js';
import { standingDecisions } from '../../../core/evidence/entities/decisions.js';
import { dayWords } from '../../words/days.js';
import { say } from '../../words/say.js';
import pages from '../pages.module.css';
import { DecisionForm } from './decision-form.js';
import css from './entities.module.css';
import type { Decide } from './use-decide.js';

type Props = { readonly links: readonly Link[]; readonly decide: Decide; readonly canDecide: boolean };

export function DecisionLog({ links, decide, canDecide }: Props) {
  const { undone } = standingDecisions(links);
  return (
    <section className={pages.section} aria-labelledby="log">
      <h2 id="log">{say('entities.log')}</h2>
      {links.length === 0 && <p className={pages.note}>{say('entities.log.none')}</p>}
      <ol className={css.pairs}>
        {links.map(({ id, kind, first, second, date, decidedBy, reason }) => (
          <li key={id}>
            <span>
              {`${id}. ${say(`entities.log.${kind}`, { by: decidedBy, a: first, b: second ?? '', reason })} `}
              <span className={pages.quiet}>{dayWords(date)}</span>
            </span>
            {kind !== 'undo' &&
              (undone.has(id) ? (
                <b>{say('entities.log.undone')}</b>
              ) : (
                <DecisionForm
                  words={say('entities.undo')}
                  isReady={canDecide && decide.outcome !== 'busy'}
                  onDecide={(why) => decide.send({ kind: 'undo', first: id, second: null, reason: why })}
                />
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
