/**
 * Rows of one shape as one column for each field: thousands of small arrays cost more to send to another thread than they took to
 * make, a few large ones are handed over as they are. What is cut out of a column again is a view of it.
 */

type Numbers = Float64Array | Int32Array | Int16Array | Uint8Array;
type Field = number | Numbers;
/** of one number a row, or of row k from starts[k] to starts[k + 1] */
type Column =
  | { readonly of: 'number'; readonly values: Float64Array }
  | { readonly of: 'array'; readonly starts: Int32Array; readonly values: Numbers };

export type Columns = {
  readonly count: number;
  readonly byField: readonly (readonly [name: string, Column])[];
};

/** @param rows all of one shape @param buffers what is to be handed over with the message is added here */
export function toColumns<Row extends { readonly [K in keyof Row]: Field }>(
  rows: readonly Row[],
  buffers: ArrayBuffer[],
): Columns {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const byField = names.map((name): readonly [string, Column] => {
    const column = columnOf(rows.map((row) => row[name]));
    buffers.push(column.values.buffer as ArrayBuffer);
    if (column.of !== 'number') buffers.push(column.starts.buffer as ArrayBuffer);
    return [name, column];
  });
  return { count: rows.length, byField };
}

function columnOf(fields: readonly Field[]): Column {
  const [first] = fields;
  if (typeof first === 'number') return { of: 'number', values: Float64Array.from(fields as readonly number[]) };
  const arrays = fields as readonly Numbers[];
  const starts = new Int32Array(arrays.length + 1);
  for (let k = 0; k < arrays.length; k++) starts[k + 1] = (starts[k] as number) + (arrays[k] as Numbers).length;
  const make = ((first as Numbers | undefined) ?? starts).constructor as new (length: number) => Numbers;
  const values = new make(starts[arrays.length] as number);
  for (let k = 0; k < arrays.length; k++) values.set(arrays[k] as Numbers, starts[k] as number);
  return { of: 'array', starts, values };
}

export function toRows<Row extends { readonly [K in keyof Row]: Field }>({ count, byField }: Columns): readonly Row[] {
  const rows = Array.from({ length: count }, (): Record<string, Field> => ({}));
  for (const [name, column] of byField)
    for (let k = 0; k < count; k++) (rows[k] as Record<string, Field>)[name] = fieldAt(column, k);
  return rows as unknown as readonly Row[];
}

function fieldAt(column: Column, k: number): Field {
  if (column.of === 'number') return column.values[k] as number;
  return column.values.subarray(column.starts[k] as number, column.starts[k + 1] as number);
}
