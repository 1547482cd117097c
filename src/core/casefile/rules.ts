/** Rules across the columns of one row. Each names the columns it reads; a row with a fault in one of them is passed over. */
import { dayRange } from '../measure/day.js';
import type { Report } from './report.js';
import { cellOf, isSound, type TableView, type Views } from './view.js';

type Cells = (field: string) => string | null;
type Broken = { readonly field: string; readonly rule: string } | null;
export type RowRule = {
  readonly table: string;
  readonly reads: readonly string[];
  readonly check: (cell: Cells) => Broken;
};

const RISING: readonly (readonly string[])[] = [
  ['low', 'mode', 'high'],
  ['inventory_low', 'inventory_mode', 'inventory_high'],
  ['serviceable_low', 'serviceable_mode', 'serviceable_high'],
  ['annual_new_low', 'annual_new_high'],
  ['repair_months_low', 'repair_months_high'],
];

const rising: readonly RowRule[] = RISING.map((reads) => ({
  table: '*',
  reads,
  check: (cell) => {
    let before: { field: string; value: number } | null = null;
    for (const field of reads) {
      const text = cell(field);
      if (text === null) continue;
      const value = Number(text);
      if (before && value < before.value) return { field: before.field, rule: `at most ${field} (${text})` };
      before = { field, value };
    }
    return null;
  },
}));

const claims: readonly RowRule[] = [
  { table: 'claims', reads: ['comparator', 'low', 'high'], check: comparatorShape },
  {
    table: 'claims',
    reads: ['comparator', 'unit'],
    check: (cell) =>
      cell('comparator') && !cell('unit') ? { field: 'unit', rule: 'a unit, the claim having a number' } : null,
  },
  {
    table: 'claims',
    reads: ['measure', 'unit', 'denominator'],
    check: (cell) => {
      const isShare = cell('measure') === 'share' || (cell('measure') === 'restoration' && cell('unit') === 'percent');
      if (isShare === (cell('denominator') !== null)) return null;
      return { field: 'denominator', rule: isShare ? 'what the share is of' : 'blank, the claim being no share' };
    },
  },
  {
    table: 'claims',
    reads: ['unit', 'low', 'high'],
    check: (cell) => {
      const field = ['low', 'high'].find((end) => Number(cell(end) ?? 0) > 100);
      return cell('unit') === 'percent' && field !== undefined ? { field, rule: 'at most 100 percent' } : null;
    },
  },
  {
    table: 'claims',
    reads: ['measure', 'verb'],
    check: (cell) =>
      ['count', 'share', 'value'].includes(cell('measure') ?? '') && !cell('verb')
        ? { field: 'verb', rule: 'a verb with a count, share or value' }
        : null,
  },
];

const evidence: readonly RowRule[] = [
  {
    table: 'imagery',
    reads: ['acquired', 'acquired_precision'],
    check: (cell) => {
      const [acquired, precision] = [cell('acquired'), cell('acquired_precision')];
      if (acquired === null)
        return precision === 'about' ? null : { field: 'acquired_precision', rule: 'about, the day being unknown' };
      const isFine = precision === 'minute' || precision === 'hour';
      return isFine && !acquired.includes('T')
        ? { field: 'acquired', rule: `a time, the precision being ${precision}` }
        : null;
    },
  },
  {
    table: 'imagery',
    reads: ['acquired', 'first_published'],
    check: (cell) => notBefore(cell, 'first_published', cell('acquired'), 'acquired'),
  },
  {
    table: 'readings',
    reads: ['comparator', 'count', 'item_id'],
    check: (cell) => {
      if (cell('count') !== null) return null;
      if (cell('comparator')) return { field: 'count', rule: `a count, the comparator being ${cell('comparator')}` };
      return cell('item_id') ? { field: 'count', rule: 'a count, an item being named' } : null;
    },
  },
];

const ROW_RULES: readonly RowRule[] = [...rising, ...claims, ...evidence];

export function checkRows(view: TableView, report: Report): void {
  const rules = ROW_RULES.filter(({ table }) => table === '*' || table === view.spec.name);
  for (const record of view.raw.records) {
    const cell: Cells = (field) => cellOf(view, record, field);
    for (const { reads, check } of rules) {
      if (!isSound(view, record, reads)) continue;
      const broken = check(cell);
      if (broken) report(record.line, broken.field, broken.rule, cell(broken.field));
    }
  }
}

/** A reading against the image and the item it names. */
export function checkReadings(views: Views, report: Report): void {
  const readings = views.get('readings');
  if (!readings) return;
  const imageOf = finder(views.get('imagery'));
  const itemOf = finder(views.get('items'));
  for (const record of readings.raw.records) {
    const cell: Cells = (field) => cellOf(readings, record, field);
    const bad = (field: string, rule: string): void => {
      if (isSound(readings, record, [field])) report(record.line, field, rule, cell(field));
    };
    const image = imageOf(cell('imagery_id'));
    if (image) {
      const site = image('site_id');
      if (site !== null && cell('site_id') !== site) bad('site_id', `${site}, the site of image ${cell('imagery_id')}`);
      if (image('channel') === 'none' && cell('confidence') !== 'POSSIBLE')
        bad('confidence', 'POSSIBLE, there being no image');
      const early = notBefore(cell, 'date', image('acquired'), 'the image was acquired');
      if (early) bad(early.field, early.rule);
    }
    const item = itemOf(cell('item_id'));
    if (!item) continue;
    for (const field of ['site_id', 'asset_type']) {
      const own = item(field);
      if (own !== null && cell(field) !== own) bad(field, `${own}, that of item ${cell('item_id')}`);
    }
    if (cell('count') !== null && Number(cell('count')) !== 1) bad('count', '1, one item being named');
  }
}

/** Rows of a table by id, their faulty cells blank. */
function finder(view: TableView | undefined): (id: string | null) => Cells | null {
  if (!view) return () => null;
  const rows = new Map(view.raw.records.map((record) => [cellOf(view, record, 'id'), record]));
  return (id) => {
    const record = id === null ? undefined : rows.get(id);
    return record ? (field) => (isSound(view, record, [field]) ? cellOf(view, record, field) : null) : null;
  };
}

function comparatorShape(cell: Cells): Broken {
  const [comparator, low, high] = [cell('comparator'), cell('low'), cell('high')];
  const bad = (rule: string): Broken => ({ field: 'comparator', rule });
  switch (comparator) {
    case null:
      return low === null && high === null ? null : bad('given, the claim having a number');
    case 'eq':
      return low !== null && high !== null && Number(low) === Number(high) ? null : bad('eq with low equal to high');
    case 'ge':
      return low !== null && high === null ? null : bad('ge with low only');
    case 'le':
      return low === null && high !== null ? null : bad('le with high only');
    case 'about':
      return low !== null && high !== null ? null : bad('about with both low and high');
    default:
      return low !== null && high !== null && Number(low) !== Number(high) ? null : bad('range with low below high');
  }
}

function notBefore(cell: Cells, field: string, earliest: string | null, what: string): Broken {
  const [mine, its] = [dayRange(cell(field) ?? ''), dayRange(earliest ?? '')];
  return mine && its && mine.last < its.first ? { field, rule: `on or after ${earliest}, when ${what}` } : null;
}
