/** Every price row of the case and what became of it, each with a way to assume another; and the reader's own book. */
import { RATE_KINDS, ROUTES } from '../../core/case.js';
import { knownTypes } from '../../core/claims/scope.js';
import { BASES } from '../../core/cost/bases.js';
import type { AssumedPrice, CostBook } from '../../core/cost/cost-book.js';
import type { Cost } from '../../core/cost/result.js';
import { problemAt, useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { RowLink } from '../parts/row-link.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

export function PriceBook({ cost }: { readonly cost: Cost }) {
  const { theCase } = useModel().run;
  const { draft, edit } = useAssumptions();
  const assume = (line: number): void => {
    const row = theCase.prices.find((price) => price.row.line === line);
    if (!row) return;
    const { low, mode, high } = row.value;
    const from: Partial<AssumedPrice> = {
      type: row.assetType,
      basis: Object.hasOwn(BASES, row.basis) ? row.basis : 'unstated',
      unit: row.unit,
      ...((low ?? mode) ? { low: (low ?? mode) as number } : {}),
      ...((high ?? mode) ? { high: (high ?? mode) as number } : {}),
      ...(mode !== null && low !== null && high !== null ? { mode } : {}),
      ...(row.priceYear === null ? {} : { priceYear: row.priceYear }),
    };
    edit({
      ...draft,
      costBook: { ...draft.costBook, prices: [...(draft.costBook?.prices ?? []), from as AssumedPrice] },
    });
  };
  return (
    <>
      <h2>{say('cost.prices')}</h2>
      <p className={css.lede}>{say('cost.prices.lede')}</p>
      <DataTable
        caption={say('cost.prices')}
        rows={cost.priceBook}
        keyOf={(row) => row.row.id}
        columns={[
          { head: say('cost.type'), cell: (row) => row.type, rowHead: true },
          { head: say('cost.basis'), cell: (row) => row.basis.replaceAll('_', ' ') },
          { head: say('cost.use'), prose: true, cell: (row) => row.use },
          { head: say('cost.row'), cell: (row) => <RowLink row={row.row} /> },
          {
            head: say('cost.assume'),
            cell: (row) => (
              <button
                type="button"
                aria-label={say('cost.assume.row', { type: row.type, basis: row.basis.replaceAll('_', ' ') })}
                onClick={() => assume(row.row.line)}
              >
                {say('cost.assume.short')}
              </button>
            ),
          },
        ]}
      />
      <OwnBook />
    </>
  );
}

/** Prices, rates, ways to replace, and what is assumed of damage and errors. */
function OwnBook() {
  const { theCase } = useModel().run;
  const { draft, edit, problems } = useAssumptions();
  const book: CostBook = draft.costBook ?? {};
  const set = (change: { readonly [K in keyof CostBook]?: unknown }): void => {
    const next = Object.fromEntries(Object.entries({ ...book, ...change }).filter(([, value]) => !isNothing(value)));
    const { costBook: _, ...rest } = draft;
    edit(Object.keys(next).length === 0 ? rest : { ...rest, costBook: next as CostBook });
  };
  const at = (section: string) => (i: number, key: string) =>
    problemAt(problems, 'cost book', `${section}[${i}].${key}`);
  const types = knownTypes(theCase).map(same);
  const year = Number(theCase.strike.from.slice(0, 4));
  return (
    <section aria-labelledby="own-prices" className={css.own}>
      <h3 id="own-prices">{say('cost.own')}</h3>
      <p className={css.lede}>{say('cost.own.lede')}</p>
      <RowsEditor
        label={say('cost.own.prices')}
        fields={[{ key: 'type', label: say('cost.type'), kind: 'choice', options: types }, BASIS, ...MONEY]}
        rows={(book.prices ?? []) as unknown as readonly EditedRow[]}
        nameOf={(row) =>
          say('cost.own.price', { type: String(row.type ?? '…'), basis: String(row.basis ?? '…').replaceAll('_', ' ') })
        }
        problemAt={at('prices')}
        onChange={(prices) => set({ prices })}
        onAdd={() => set({ prices: [...(book.prices ?? []), { unit: 'usd_million', priceYear: year }] })}
        addLabel={say('cost.own.addPrice')}
      />
      <details className={css.more}>
        <summary>{say('cost.own.more')}</summary>
        <RowsEditor
          label={say('cost.own.routes')}
          fields={[
            { key: 'type', label: say('cost.type'), kind: 'choice', options: types },
            ROUTE,
            ...MONEY.slice(0, -1),
            ...TIMES,
            SOURCE,
          ]}
          rows={(book.routes ?? []) as unknown as readonly EditedRow[]}
          nameOf={(row) => say('cost.own.route', { type: String(row.type ?? '…') })}
          problemAt={at('routes')}
          onChange={(routes) => set({ routes })}
          onAdd={() => set({ routes: [...(book.routes ?? []), { unit: 'usd_million', priceYear: year }] })}
          addLabel={say('cost.own.addRoute')}
        />
        <RowsEditor
          label={say('cost.own.rates')}
          fields={RATE}
          rows={(book.rates ?? []) as unknown as readonly EditedRow[]}
          nameOf={() => say('cost.own.rate')}
          problemAt={at('rates')}
          onChange={(rates) => set({ rates })}
          onAdd={() => set({ rates: [...(book.rates ?? []), {}] })}
          addLabel={say('cost.own.addRate')}
        />
        <RowsEditor
          label={say('cost.own.damage')}
          fields={[LOW, HIGH, SOURCE]}
          rows={book.damagedShare ? [book.damagedShare as unknown as EditedRow] : []}
          nameOf={() => say('cost.own.damage')}
          problemAt={(_, key) => problemAt(problems, 'cost book', `damagedShare.${key}`)}
          onChange={([first]) => set({ damagedShare: first })}
          {...(book.damagedShare
            ? {}
            : { onAdd: () => set({ damagedShare: { low: 0.05, high: 0.5 } }), addLabel: say('cost.own.addDamage') })}
        />
        {SINGLES.map(({ key, label, add, start }) => (
          <RowsEditor
            key={key}
            label={label}
            fields={[number('value', say('cost.own.value')), SOURCE]}
            rows={book[key] ? [book[key] as unknown as EditedRow] : []}
            nameOf={() => label}
            problemAt={(_, field) => problemAt(problems, 'cost book', `${key}.${field}`)}
            onChange={([first]) => set({ [key]: first })}
            {...(book[key] ? {} : { onAdd: () => set({ [key]: { value: start } }), addLabel: add })}
          />
        ))}
      </details>
    </section>
  );
}

const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
const same = (value: string) => ({ value, text: value.replaceAll('_', ' ') });
const number = (key: string, label: string, optional = false): RowField => ({ key, label, kind: 'number', optional });
const BASIS: RowField = {
  key: 'basis',
  label: say('cost.basis'),
  kind: 'choice',
  options: [...Object.keys(BASES), 'unstated'].map(same),
};
const ROUTE: RowField = { key: 'route', label: say('cost.own.way'), kind: 'choice', options: ROUTES.map(same) };
const SOURCE: RowField = { key: 'source', label: say('assume.source'), kind: 'text', wide: true };
const LOW = number('low', say('assume.low'));
const HIGH = number('high', say('assume.high'));
const MONEY: readonly RowField[] = [
  LOW,
  number('mode', say('assume.mode'), true),
  HIGH,
  {
    key: 'unit',
    label: say('assume.unit'),
    kind: 'choice',
    options: ['usd', 'usd_million', 'eur_million', 'rub_million', 'uah_million', 'gbp_million'].map(same),
  },
  number('priceYear', say('assume.priceYear')),
  SOURCE,
];
const TIMES: readonly RowField[] = [
  number('months', say('cost.own.months'), true),
  number('available', say('cost.own.available'), true),
];
const SINGLES = [
  {
    key: 'priceDependence',
    label: say('cost.own.dependence'),
    add: say('cost.own.addDependence'),
    start: 0.5,
  },
  { key: 'horizonYears', label: say('cost.own.horizon'), add: say('cost.own.addHorizon'), start: 10 },
] as const;
const RATE: readonly RowField[] = [
  { key: 'kind', label: say('cost.own.rateKind'), kind: 'choice', options: RATE_KINDS.map(same) },
  { key: 'currency', label: say('cost.own.currency'), kind: 'text' },
  { key: 'date', label: say('cost.own.date'), kind: 'text' },
  number('value', say('cost.own.value')),
  SOURCE,
];
