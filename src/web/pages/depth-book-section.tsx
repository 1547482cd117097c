/** The reader's depth book: each range with a word on whose number it is, how many defences, a line of the reader's own. */
import type { DepthBook } from '../../core/depth/depth-book.js';
import { problemAt, useAssumptions } from '../model/assumptions-context.js';
import { type EditedRow, type RowField, RowsEditor } from '../parts/rows-editor.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';
import { OwnLineSection } from './own-line-section.js';

const RANGES = ['speedKmh', 'turnHours', 'coverKm'] as const;

/** The reader's depth book: each range with a word on whose number it is. */
export function DepthBookSection() {
  const { draft, edit, problems } = useAssumptions();
  const book: DepthBook = draft.depthBook ?? {};
  const set = (next: Readonly<Record<string, unknown>>): void => {
    const { depthBook: _, ...rest } = draft;
    edit(Object.keys(next).length === 0 ? rest : { ...rest, depthBook: next as DepthBook });
  };
  const here = RANGES.filter((key) => book[key] !== undefined);
  const rows = here.map((key) => ({ key, ...book[key] }) as EditedRow);
  return (
    <section aria-labelledby="depth-book" className={css.own}>
      <h2 id="depth-book">{say('depth.book')}</h2>
      <p className={css.lede}>{say('depth.book.lede')}</p>
      <RowsEditor
        label={say('depth.book')}
        fields={RANGE}
        rows={rows}
        nameOf={({ key }) => say(`depth.book.${key as (typeof RANGES)[number]}`)}
        problemAt={(i, key) =>
          problemAt(problems, 'depth book', `${here[i]}.${key}`) ??
          (key === 'low' ? problemAt(problems, 'depth book', `${here[i]}`) : null)
        }
        onChange={(next) =>
          set({
            ...(book.line && { line: book.line }),
            ...(book.defences !== undefined &&
              next.some(({ key }) => key === 'coverKm') && { defences: book.defences }),
            ...Object.fromEntries(next.map(({ key, ...range }) => [key as string, range])),
          })
        }
      />
      {book.coverKm !== undefined && (
        <RowsEditor
          label={say('depth.book.whole')}
          fields={DEFENCES}
          rows={[{ defences: book.defences }]}
          nameOf={() => say('depth.book.whole')}
          problemAt={(_, key) => problemAt(problems, 'depth book', key)}
          onChange={([row]) => set({ ...without(book, 'defences'), ...row })}
          fixed
        />
      )}
      <p className={css.adds}>
        {RANGES.filter((key) => book[key] === undefined).map((key) => (
          <button
            key={key}
            type="button"
            onClick={() =>
              set({ ...book, [key]: {}, ...(key === 'coverKm' && book.defences === undefined ? { defences: 5 } : {}) })
            }
          >
            {say('depth.book.add', { what: say(`depth.book.${key}`) })}
          </button>
        ))}
      </p>
      <OwnLineSection
        line={book.line}
        problem={(field) =>
          problems.find(({ file, field: at }) => file === 'depth book' && at?.startsWith(`line.${field}`))?.rule ?? null
        }
        onChange={(line) => set({ ...without(book, 'line'), ...(line && { line }) })}
      />
    </section>
  );
}

const RANGE: readonly RowField[] = [
  { key: 'low', label: say('fleet.book.low'), kind: 'number' },
  { key: 'high', label: say('fleet.book.high'), kind: 'number' },
  { key: 'source', label: say('assume.source'), kind: 'text', wide: true },
];
const DEFENCES: readonly RowField[] = [{ key: 'defences', label: say('depth.book.defences'), kind: 'number' }];

const without = (book: DepthBook, left: keyof DepthBook): DepthBook =>
  Object.fromEntries(Object.entries(book).filter(([key]) => key !== left));
