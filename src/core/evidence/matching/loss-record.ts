/** One row of a list of losses, as matching sees it. What a list does not say is null, never a guess. */
import { dayRange } from '../../measure/day.js';

export type LossRecord = {
  /** place of its list among the lists */
  readonly list: number;
  /** line in its file */
  readonly line: number;
  /** folded for comparison */
  readonly name: string | null;
  readonly serial: string | null;
  readonly place: string | null;
  /** degrees */
  readonly lat: number | null;
  readonly lon: number | null;
  /** day numbers that the date can mean */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
};

/** The cells of a row as they were written; a blank is not stated. */
export type RecordCells = {
  readonly name?: string;
  readonly serial?: string;
  readonly place?: string;
  readonly lat?: string;
  readonly lon?: string;
  readonly date?: string;
};

export function lossRecord(list: number, line: number, cells: RecordCells): LossRecord {
  const range = dayRange(cells.date ?? '');
  const hasPoint = Boolean(cells.lat) && Boolean(cells.lon);
  return {
    list,
    line,
    name: words(cells.name),
    serial: serialOf(cells.serial),
    place: words(cells.place),
    lat: hasPoint ? Number(cells.lat) : null,
    lon: hasPoint ? Number(cells.lon) : null,
    firstDay: range?.first ?? null,
    lastDay: range?.last ?? null,
  };
}

/** Letters without accents, in small, single spaces: `Tŷpe-9  (M)` and `type 9 m` are the same words. */
function words(text: string | undefined): string | null {
  const folded = (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const plain = folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return plain === '' ? null : plain;
}

/** Letters and digits alone: serials are written with any mark between. */
function serialOf(text: string | undefined): string | null {
  const plain = words(text)?.replaceAll(' ', '') ?? '';
  return plain === '' ? null : plain;
}
