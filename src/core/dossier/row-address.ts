/** From a row's place in the case folder to the address where it was seen: what every published number opens onto. */
import type { Case, RowPlace } from '../case.js';

export type PrintedRow = {
  readonly table: string;
  readonly id: string;
  readonly line: number;
  /** absent where the case gives none */
  readonly url?: string;
};

export function rowAddresses(theCase: Case): (row: RowPlace) => PrintedRow {
  const urls = new Map<string, string>();
  const {
    sources,
    claims,
    imagery,
    readings,
    items,
    sites,
    presence,
    inventory,
    prices,
    events,
    series,
    rates,
    replacements,
  } = theCase;
  for (const table of [
    sources,
    claims,
    imagery,
    readings,
    items,
    sites,
    presence,
    inventory,
    prices,
    events,
    series,
    rates,
    replacements,
  ]) {
    for (const { row, url } of table) if (url !== null) urls.set(`${row.table}:${row.line}`, url);
  }
  return ({ table, id, line }) => {
    const url = urls.get(`${table}:${line}`);
    return url === undefined ? { table, id, line } : { table, id, line, url };
  };
}
