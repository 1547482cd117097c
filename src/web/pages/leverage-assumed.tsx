/** The two models under a reader's own ranges, and the book they are written in. */
import { useId } from 'react';
import { LEVERAGE_INPUTS, type LeverageBook, type LeverageInput } from '../../core/leverage/leverage-book.js';
import { ILLUSTRATIVE, PARAMETERS } from '../../core/leverage/ranges.js';
import type { Leverage } from '../../core/leverage/result.js';
import { isGap } from '../../core/problem.js';
import { problemAt, useAssumptions } from '../model/assumptions-context.js';
import { Assumed } from '../parts/assumed.js';
import { GapNote } from '../parts/gap-note.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { dollars, oneDecimal } from '../words/numbers.js';
import { say } from '../words/say.js';
import { BreakEvenTable } from './leverage-facts.js';
import { LeverageModels } from './leverage-models.js';
import css from './money-pages.module.css';

export function LeverageAssumed({ leverage: { whatIf } }: { readonly leverage: Leverage }) {
  const { current } = useAssumptions();
  if (!whatIf || !current) return null;
  const { book, models, finding, breakEven, costFloor, ratio } = whatIf;
  return (
    <Assumed title={say('leverage.assumed.title', { name: current.name })}>
      <LeverageModels models={models} finding={finding} under="whatif/" />
      {(book.drones || book.droneUsd) && (
        <>
          {isGap(breakEven) ? <GapNote gap={breakEven} /> : <BreakEvenTable rows={breakEven} linked={false} />}
          <h3>{say('leverage.floor')}</h3>
          {isGap(costFloor) ? <GapNote gap={costFloor} /> : <p>{dollars(costFloor)}</p>}
          <h3>{say('leverage.ratio')}</h3>
          {isGap(ratio) ? (
            <GapNote gap={ratio} />
          ) : (
            <ul>
              {ratio.map(({ basis, q05, q50, q95 }) => (
                <li key={basis}>
                  {basis}:{' '}
                  {say('leverage.ratio.range', {
                    middle: oneDecimal(q50),
                    low: oneDecimal(q05),
                    high: oneDecimal(q95),
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <h3>{say('cost.assumed.what')}</h3>
      <ul>
        {LEVERAGE_INPUTS.map((key) => {
          const range = book[key];
          return (
            range && <li key={key}>{say('depth.assumed.range', { what: say(`leverage.input.${key}`), ...range })}</li>
          );
        })}
      </ul>
    </Assumed>
  );
}

/** The reader's leverage book: each range with a word on whose it is; a new one starts from the illustrative ends. */
export function LeverageBookSection() {
  const { draft, edit, problems } = useAssumptions();
  const id = useId();
  const book: LeverageBook = draft.leverageBook ?? {};
  const set = (next: Readonly<Record<string, unknown>>): void => {
    const { leverageBook: _, ...rest } = draft;
    edit(Object.keys(next).length === 0 ? rest : { ...rest, leverageBook: next as LeverageBook });
  };
  const here = LEVERAGE_INPUTS.filter((key) => book[key] !== undefined);
  const left = LEVERAGE_INPUTS.filter((key) => book[key] === undefined);
  return (
    <section aria-labelledby="leverage-book" className={css.own}>
      <h2 id="leverage-book">{say('leverage.book')}</h2>
      <p className={css.lede}>{say('leverage.book.lede')}</p>
      <RowsEditor
        label={say('leverage.book')}
        fields={RANGE}
        rows={here.map((key) => ({ key, ...book[key] }) as EditedRow)}
        nameOf={({ key }) => say(`leverage.input.${key as LeverageInput}`)}
        problemAt={(i, key) =>
          problemAt(problems, 'leverage book', `${here[i]}.${key}`) ??
          (key === 'low' ? problemAt(problems, 'leverage book', `${here[i]}`) : null)
        }
        onChange={(next) => set(Object.fromEntries(next.map(({ key, ...range }) => [key as string, range])))}
      />
      {left.length > 0 && (
        <p className={css.adds}>
          <label htmlFor={id}>{say('leverage.book.another')}</label>
          <select id={id} value="" onChange={({ target }) => set({ ...book, [target.value]: startOf(target.value) })}>
            <option value="">{say('assume.choose')}</option>
            {left.map((key) => (
              <option key={key} value={key}>
                {say(`leverage.input.${key}`)}
              </option>
            ))}
          </select>
        </p>
      )}
    </section>
  );
}

const startOf = (key: string): object => {
  const known = PARAMETERS.find((one) => one === key);
  return known ? { low: ILLUSTRATIVE[known].low, high: ILLUSTRATIVE[known].high } : {};
};

const RANGE: readonly RowField[] = [
  { key: 'low', label: say('fleet.book.low'), kind: 'number' },
  { key: 'high', label: say('fleet.book.high'), kind: 'number' },
  { key: 'source', label: say('assume.source'), kind: 'text', wide: true },
];
