/** The two models side by side: where their signs differ, and which input turns the first. */
import { LEVERAGE_FIELD_NAMES } from '../../core/leverage/leverage-book.js';
import type { Models } from '../../core/leverage/result.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { Num } from '../parts/num.js';
import { SignMap } from '../plots/sign-map.js';
import { Tornado } from '../plots/tornado.js';
import { share, threeDigits } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

export function ModelsFigure({ models }: { readonly models: Models }) {
  const { stale } = useModel();
  const { bargaining, attrition, opposite, map, tornado, book, sentence, isIllustrative } = models;
  const { before, change } = bargaining;
  return (
    <Figure
      title={say(opposite > 0 ? 'leverage.figure' : 'leverage.figure.agree', { share: share(opposite) })}
      sentence={sentence}
      stale={stale}
      source={say(isIllustrative ? 'leverage.source' : 'leverage.source.own')}
      method={<p>{say('leverage.method')}</p>}
      chart={
        <div className={css.multiples}>
          <section aria-label={say('leverage.bargaining')}>
            <h3 className={css.small}>{say('leverage.bargaining')}</h3>
            <p>
              {say('leverage.bargaining.range', {
                low: threeDigits(before.low),
                high: threeDigits(before.high),
                point: threeDigits(before.point),
              })}
            </p>
            <p>
              {isIllustrative ? (
                <Num of="leverage/models" look="quiet">
                  {say('leverage.change', {
                    low: threeDigits(change.low),
                    high: threeDigits(change.high),
                    share: share(bargaining.shareAgainst),
                  })}
                </Num>
              ) : (
                say('leverage.change', {
                  low: threeDigits(change.low),
                  high: threeDigits(change.high),
                  share: share(bargaining.shareAgainst),
                })
              )}
            </p>
            <Tornado bars={tornado} />
            <p className={css.quiet}>{say('leverage.breaking', { shift: threeDigits(bargaining.breakingShift) })}</p>
          </section>
          <section aria-label={say('leverage.attrition')}>
            <h3 className={css.small}>{say('leverage.attrition')}</h3>
            <p>
              {say('leverage.attrition.change', {
                was: share(attrition.before.concedesA),
                is: share(attrition.after.concedesA),
              })}
            </p>
            <SignMap cells={map} share={share(opposite)} />
            <p className={css.quiet}>{say('leverage.map.legend')}</p>
          </section>
        </div>
      }
      table={
        <DataTable
          caption={say('leverage.parameters')}
          rows={LEVERAGE_FIELD_NAMES}
          keyOf={(name) => name}
          columns={[
            { head: say('fleet.input'), cell: (name) => say(`leverage.input.${name}`), rowHead: true },
            {
              head: say('fleet.range.head'),
              figures: true,
              cell: (name) =>
                say('fleet.range', { low: threeDigits(book[name].low), high: threeDigits(book[name].high) }),
            },
            { head: say('fleet.from'), prose: true, cell: (name) => book[name].source },
          ]}
        />
      }
    />
  );
}
