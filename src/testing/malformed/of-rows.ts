import type { FolderFiles } from '../../core/ports.js';
import { addRow, type Cells, type Malformed, spoilRow } from './edit.js';

/** Folders whose rows contradict themselves or each other. */
export function ofRows(base: FolderFiles): readonly Malformed[] {
  const spoil = spoilRow.bind(null, base);
  const add = addRow.bind(null, base);
  const first = (rows: readonly Cells[]): Cells => rows[0] ?? {};
  const original = (row: Cells): boolean => row.root_id === '';
  const relay = (row: Cells): boolean => row.root_id !== '';
  const isUnused = (row: Cells, rows: readonly Cells[]): boolean =>
    original(row) && rows.every((other) => other.root_id !== row.id);
  const blank = { low: '', high: '', comparator: '' };
  const count = (row: Cells): boolean => row.measure === 'count' && row.denominator === '' && row.comparator !== '';
  return [
    add('id used twice', 'sources', /unique; already in line 2/, first),
    add('key used twice', 'presence', /unique; already in line 2/, first),
    spoil('unknown source', 'claims', /id of a row in sources/, (row) => ({ ...row, source_id: 'nobody' })),
    spoil('unknown root', 'claims', /id of a row in claims/, (row) => ({ ...row, root_id: 'nothing' })),
    spoil('unknown image', 'readings', /id of a row in imagery/, (row) => ({ ...row, imagery_id: 'nothing' })),
    spoil(
      'unknown item',
      'readings',
      /id of a row in items/,
      (row) => ({ ...row, item_id: 'nothing' }),
      (row) => row.item_id !== '',
    ),
    spoil('unknown site of an item', 'items', /id of a row in sites/, (row) => ({ ...row, site_id: 'nowhere' })),
    spoil('unknown site in a list', 'claims', /id of a row in sites/, (row) => ({ ...row, scope_sites: 'nowhere' })),
    add('id with a prototype name', 'sites', /the pattern|reserved/, (rows) => ({ ...first(rows), id: '__proto__' })),
    add('id that does not match its pattern', 'sites', /the pattern/, (rows) => ({
      ...first(rows),
      id: 'No Such Place',
    })),
    spoil('claim that is its own root', 'claims', /not itself/, (row) => ({ ...row, root_id: row.id ?? '' }), isUnused),
    spoil(
      'circle of roots',
      'claims',
      /not one in a circle/,
      (row, rows) => ({ ...row, root_id: rows.find((other) => other.root_id === row.id)?.id ?? '' }),
      (row, rows) =>
        rows.filter((other) => other.root_id === row.id).length > 0 &&
        rows.find((other) => other.root_id === row.id || other.id === row.id) === row,
    ),
    spoil(
      'root that has a root',
      'claims',
      /a claim without a root/,
      (row, rows) => ({ ...row, root_id: rows.find(relay)?.id ?? '' }),
      (row, rows) => isUnused(row, rows) && (row.date ?? '') >= (rows.find(relay)?.date ?? ''),
    ),
    spoil(
      'root later than the claim',
      'claims',
      /or earlier/,
      (row) => ({ ...row, date: '1990-01-01', as_of: '' }),
      relay,
    ),
    spoil(
      'low above high',
      'claims',
      /at most high/,
      (row) => ({ ...row, comparator: 'range', low: '9', high: '3' }),
      count,
    ),
    spoil('mode above high', 'presence', /at most high/, (row) => ({ ...row, low: '', mode: '9', high: '3' })),
    spoil('low above mode in the inventory', 'inventory', /at most inventory_mode/, (row) => ({
      ...row,
      inventory_low: '9',
      inventory_mode: '3',
      inventory_high: '',
    })),
    spoil('repair that takes less than its least', 'inventory', /at most repair_months_high/, (row) => ({
      ...row,
      repair_months_low: '9',
      repair_months_high: '3',
    })),
    spoil(
      'eq with two numbers',
      'claims',
      /eq with low equal to high/,
      (row) => ({ ...row, comparator: 'eq', low: '3', high: '9' }),
      count,
    ),
    spoil(
      'ge with an upper end',
      'claims',
      /ge with low only/,
      (row) => ({ ...row, comparator: 'ge', low: '3', high: '9' }),
      count,
    ),
    spoil(
      'le with a lower end',
      'claims',
      /le with high only/,
      (row) => ({ ...row, comparator: 'le', low: '3', high: '9' }),
      count,
    ),
    spoil('about nothing', 'claims', /about with both/, (row) => ({ ...row, ...blank, comparator: 'about' }), count),
    spoil(
      'range of one number',
      'claims',
      /range with low below high/,
      (row) => ({ ...row, comparator: 'range', low: '3', high: '3' }),
      count,
    ),
    spoil(
      'number without a comparator',
      'claims',
      /given, the claim having a number/,
      (row) => ({ ...row, comparator: '', low: '3', high: '3' }),
      count,
    ),
    spoil('number without a unit', 'claims', /a unit/, (row) => ({ ...row, unit: '' }), count),
    spoil(
      'share of nothing',
      'claims',
      /what the share is of/,
      (row) => ({ ...row, denominator: '' }),
      (row) => row.measure === 'share',
    ),
    spoil(
      'count with a denominator',
      'claims',
      /blank, the claim being no share/,
      (row) => ({ ...row, denominator: 'the fleet' }),
      count,
    ),
    spoil(
      'more than all',
      'claims',
      /at most 100 percent/,
      (row) => ({ ...row, comparator: 'eq', low: '140', high: '140', unit: 'percent' }),
      (row) => row.measure === 'share',
    ),
    spoil('count without a verb', 'claims', /a verb/, (row) => ({ ...row, verb: '' }), count),
    spoil('reading compared with no count', 'readings', /a count, the comparator/, (row) => ({
      ...row,
      comparator: 'ge',
      count: '',
      item_id: '',
    })),
    spoil(
      'item without a count',
      'readings',
      /a count, an item/,
      (row) => ({ ...row, comparator: '', count: '' }),
      (row) => row.item_id !== '',
    ),
    spoil(
      'item counted twice',
      'readings',
      /1, one item/,
      (row) => ({ ...row, count: '2' }),
      (row) => row.item_id !== '',
    ),
    spoil(
      'reading of an image of another site',
      'readings',
      /the site of image/,
      (row, rows) => ({ ...row, site_id: rows.find((other) => other.site_id !== row.site_id)?.site_id ?? '' }),
      (row) => row.item_id === '',
    ),
    spoil(
      'speech taken for an image',
      'readings',
      /POSSIBLE, there being no image/,
      (row) => ({ ...row, confidence: 'CONFIRMED' }),
      (row) => row.imagery_id?.endsWith('statement') === true,
    ),
    spoil('reading before the image', 'readings', /on or after .*acquired/, (row) => ({ ...row, date: '1990-01-01' })),
    spoil(
      'image published before it was taken',
      'imagery',
      /on or after/,
      (row) => ({ ...row, first_published: '1990-01-01' }),
      (row) => row.acquired !== '',
    ),
    spoil(
      'minute without a time',
      'imagery',
      /a time, the precision/,
      (row) => ({ ...row, acquired: '1990-01-01', acquired_precision: 'minute', first_published: '' }),
      (row) => row.acquired !== '',
    ),
    spoil('unknown day said to be known', 'imagery', /about, the day being unknown/, (row) => ({
      ...row,
      acquired: '',
      acquired_precision: 'day',
    })),
  ];
}
