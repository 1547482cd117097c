/** Rows a reader writes himself: one field each, its rule said beside it when broken; add, remove. */
import { useId } from 'react';
import { say } from '../words/say.js';
import css from './rows-editor.module.css';

export type RowField = {
  readonly key: string;
  readonly label: string;
  readonly kind: 'number' | 'text' | 'choice';
  readonly options?: readonly { readonly value: string; readonly text: string }[];
  /** may stay blank */
  readonly optional?: boolean;
  /** takes the width that is left */
  readonly wide?: boolean;
};

export type EditedRow = Readonly<Record<string, unknown>>;

type Props = {
  readonly label: string;
  readonly fields: readonly RowField[];
  readonly rows: readonly EditedRow[];
  /** of a row, in words */
  readonly nameOf: (row: EditedRow) => string;
  readonly problemAt: (row: number, key: string) => string | null;
  readonly onChange: (rows: readonly EditedRow[]) => void;
  readonly onAdd?: () => void;
  readonly addLabel?: string;
  /** rows may not be taken away */
  readonly fixed?: boolean;
};

export function RowsEditor({ label, fields, rows, nameOf, problemAt, onChange, onAdd, addLabel, fixed }: Props) {
  const change = (at: number, key: string, value: unknown): void =>
    onChange(rows.map((row, i) => (i === at ? withValue(row, key, value) : row)));
  return (
    <section aria-label={label} className={css.editor}>
      {rows.map((row, i) => (
        <fieldset key={i} className={css.row}>
          <legend>{nameOf(row)}</legend>
          {fields.map((field) => (
            <Field
              key={field.key}
              field={field}
              value={row[field.key]}
              problem={problemAt(i, field.key)}
              onChange={(value) => change(i, field.key, value)}
            />
          ))}
          {!fixed && (
            <button type="button" onClick={() => onChange(rows.filter((_, at) => at !== i))}>
              {say('assume.remove')}
            </button>
          )}
        </fieldset>
      ))}
      {onAdd && (
        <button type="button" onClick={onAdd}>
          {addLabel}
        </button>
      )}
    </section>
  );
}

/** A blank is no value at all. */
function withValue(row: EditedRow, key: string, value: unknown): EditedRow {
  if (value !== undefined) return { ...row, [key]: value };
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
}

type FieldProps = {
  readonly field: RowField;
  readonly value: unknown;
  readonly problem: string | null;
  readonly onChange: (value: unknown) => void;
};

function Field({ field, value, problem, onChange }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : `${id}-rule`,
  };
  return (
    <div className={field.wide ? `${css.field} ${css.wide}` : css.field}>
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'choice' ? (
        <select {...shared} value={String(value ?? '')} onChange={({ target }) => onChange(target.value || undefined)}>
          <option value="">{say('assume.choose')}</option>
          {field.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      ) : field.kind === 'number' ? (
        <input
          {...shared}
          type="number"
          step="any"
          value={typeof value === 'number' && Number.isFinite(value) ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.valueAsNumber)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          value={String(value ?? '')}
          onChange={({ target }) => onChange(target.value || undefined)}
        />
      )}
      {problem !== null && (
        <span id={`${id}-rule`} className={css.rule}>
          {problem}
        </span>
      )}
    </div>
  );
}
