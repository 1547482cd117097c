/** An answer for somebody who sees data but not who worked on it: whatever names a worker is a number instead. */
import { keyOfTable } from '../core/casefile/table-words.js';
import { isWorker, makePseudonyms, type Pseudonyms } from './pseudonyms.js';

/** What stands under these is read out of a file: its author is data. */
const OF_FILES: ReadonlySet<string> = new Set(['facts', 'integrity', 'authenticity']);
/** What the server itself writes of a file that a person brought in. */
const BROUGHT = /brought in by ([^"\n]+)/g;
/** Both sides of a change of a cell; whose cell it is, its column says. */
const SIDES: ReadonlySet<string> = new Set(['was', 'now', 'mine', 'theirs']);

type Told = Readonly<Record<string, unknown>>;

/** Fields stay where they are, so that whoever reads the answer finds its shape. */
export const stripPeople = (answer: unknown): unknown => stripped(answer, makePseudonyms());

function stripped(value: unknown, name: Pseudonyms): unknown {
  if (Array.isArray(value)) return value.map((one) => stripped(one, name));
  if (typeof value !== 'object' || value === null) return value;
  const told = value as Told;
  const isOfWorker = typeof told.column === 'string' && isWorker(told.column);
  return Object.fromEntries(
    Object.entries(told).map(([field, own]): [string, unknown] => {
      if (OF_FILES.has(field)) return [field, own];
      if (field === 'mentions') return [field, []];
      if (isWorker(field) || (isOfWorker && SIDES.has(field))) return [field, withheld(own, name)];
      if (field === 'key' && Array.isArray(own) && typeof told.table === 'string')
        return [field, keyWithout(told.table, own, name)];
      if (field === 'note' && typeof own === 'string')
        return [field, own.replace(BROUGHT, (_, by: string) => `brought in by ${name(by)}`)];
      return [field, stripped(own, name)];
    }),
  );
}

const withheld = (value: unknown, name: Pseudonyms): unknown =>
  typeof value === 'string' ? name(value) : stripped(value, name);

/** @param path of the table, whose name is that of the file */
function keyWithout(path: string, key: readonly unknown[], name: Pseudonyms): readonly unknown[] {
  const columns = keyOfTable(path.replace(/^.*\//, '').replace(/\.csv$/, ''));
  return key.map((cell, i) => (typeof cell === 'string' && isWorker(columns[i] ?? '') ? name(cell) : cell));
}
