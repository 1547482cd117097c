/** Which column goes where, and what the rows come to in the table they go into. */
import { useMemo, useState } from 'react';
import type { Draft } from '../../../core/casefile/draft.js';
import { mergeRows } from '../../../core/casefile/draft-acts.js';
import type { FolderFiles } from '../../../core/ports.js';
import { importRows, type Target } from '../../../sheets/import-rows.js';
import { guessTable, mapColumns } from '../../../sheets/map-columns.js';
import type { Sheet } from '../../../sheets/sheet.js';
import { say } from '../../words/say.js';
import css from './edit.module.css';
import { sentence } from './problems-by-row.js';
import { useProblems } from './use-problems.js';

type Props = {
  readonly sheet: Sheet;
  readonly draft: Draft;
  readonly files: FolderFiles;
  readonly start: string;
  readonly onDone: (draft: Draft, rows: number) => void;
};

const SHOWN = 8;

export function ImportMap({ sheet, draft, files, start, onDone }: Props) {
  const [heads = [], ...rows] = sheet.rows;
  const tables = [...draft.values()];
  const [path, setPath] = useState(() => guessTable(heads, preferred(tables, start))?.path ?? start);
  const table = draft.get(path);
  const columns = table?.columns ?? [];
  const [corrected, setCorrected] = useState<Readonly<Record<number, Target>>>({});
  const targets = useMemo(() => {
    const guessed = mapColumns(heads, columns);
    return heads.map((_, at): Target => corrected[at] ?? (guessed[at] ? { column: guessed[at] } : 'none'));
  }, [heads, columns, corrected]);
  const merged = useMemo(
    () => mergeRows(draft, path, importRows(rows, heads, targets)),
    // dependencies: rows and heads are of the sheet
    [draft, path, targets, sheet],
  );
  const { problems, isCurrent } = useProblems(files, merged.draft);
  const known = new Set(draft.get(path)?.rows.map(({ id }) => id));
  const wrong = problems.filter((problem) => problem.table === path && problem.row !== null && !known.has(problem.row));
  const named = targets.flatMap((target) => (typeof target === 'object' ? [target.column] : []));
  const twice = named.find((column, at) => named.indexOf(column) !== at);
  const number = merged.added + merged.changed;
  return (
    <>
      <label className={css.choose}>
        {say('import.table')}
        <select
          value={path}
          onChange={({ target }) => {
            setPath(target.value);
            setCorrected({});
          }}
        >
          {tables.map((one) => (
            <option key={one.path} value={one.path}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keyboard */}
      <section className={css.map} tabIndex={0} aria-label={say('import.map')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('import.head')}</th>
              <th scope="col">{say('import.sample')}</th>
              <th scope="col">{say('import.target')}</th>
            </tr>
          </thead>
          <tbody>
            {heads.map((head, at) => {
              const target = targets[at] ?? 'none';
              return (
                <tr key={at}>
                  <th scope="row">{head}</th>
                  <td>{rows.find((cells) => cells[at])?.[at]}</td>
                  <td>
                    <select
                      aria-label={`${say('import.target')}: ${head}`}
                      value={typeof target === 'object' ? `column ${target.column}` : target}
                      onChange={(event) => setCorrected({ ...corrected, [at]: targetOf(event.target.value) })}
                    >
                      <option value="none">{say('import.none')}</option>
                      {columns.includes('note') && <option value="note">{say('import.toNote')}</option>}
                      {columns.map((column) => (
                        <option key={column} value={`column ${column}`}>
                          {column}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <div role="status" className={css.found}>
        {sheet.formulas > 0 && <p>{say('import.formulas', { n: sheet.formulas })}</p>}
        {twice !== undefined && <p>{say('import.twice', { column: twice })}</p>}
        <p>{say('import.preview', { added: merged.added, changed: merged.changed, same: merged.same })}</p>
        <p>
          {!isCurrent
            ? say('import.checking')
            : wrong.length === 0
              ? say('import.sound')
              : say('import.problems', { n: wrong.length })}
        </p>
        <ul>
          {wrong.slice(0, SHOWN).map((problem, i) => (
            <li key={i}>
              {problem.column} {sentence(problem)}
            </li>
          ))}
          {wrong.length > SHOWN && <li>{say('edit.problems.more', { n: wrong.length - SHOWN })}</li>}
        </ul>
      </div>
      <button type="button" disabled={number === 0 || twice !== undefined} onClick={() => onDone(merged.draft, number)}>
        {say('import.add')}
      </button>
    </>
  );
}

const targetOf = (value: string): Target =>
  value === 'none' || value === 'note' ? value : { column: value.slice('column '.length) };

/** Where two tables fit as well, the one that is open. */
const preferred = <T extends { readonly path: string }>(tables: readonly T[], path: string): readonly T[] => [
  ...tables.filter((table) => table.path === path),
  ...tables.filter((table) => table.path !== path),
];
