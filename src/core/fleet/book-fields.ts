/** What a fleet book may say of a type, each with its range of possible values and, where one needs another, which. */
export type BookField = {
  readonly words: string;
  readonly whole?: true;
  /** the value itself is not possible */
  readonly above?: number;
  /** the value itself is possible */
  readonly least?: number;
  readonly most?: number;
  readonly needs?: readonly BookFieldName[];
};

export type BookFieldName =
  | 'inventory'
  | 'serviceable'
  | 'slots'
  | 'repairDays'
  | 'failureDays'
  | 'overhaulDays'
  | 'newPerYear'
  | 'stored'
  | 'reactivationDays'
  | 'groundedForParts'
  | 'kitsPerWreck'
  | 'fittingDays'
  | 'load'
  | 'salvoShare'
  | 'sortiesPerMonth'
  | 'demandPerMonth';

export const BOOK_FIELDS: Readonly<Record<BookFieldName, BookField>> = {
  inventory: { words: 'assets held before the strike', whole: true, above: 0 },
  serviceable: { words: 'assets that could be used on the eve', whole: true, above: 0 },
  slots: { words: 'repair slots', whole: true, least: 0 },
  repairDays: { words: 'days a damaged asset spends in a slot', above: 0 },
  failureDays: { words: 'mean days in use until an overhaul', above: 0, needs: ['overhaulDays'] },
  overhaulDays: { words: 'days an overhaul takes', above: 0, needs: ['failureDays'] },
  newPerYear: { words: 'new assets a year', least: 0 },
  stored: { words: 'stored assets that can be brought back', whole: true, least: 0, needs: ['reactivationDays'] },
  reactivationDays: { words: 'days to bring back a stored asset', above: 0, needs: ['stored'] },
  groundedForParts: {
    words: 'assets grounded for want of parts',
    whole: true,
    least: 0,
    needs: ['kitsPerWreck', 'fittingDays'],
  },
  kitsPerWreck: { words: 'usable kits a wreck gives', least: 0, needs: ['groundedForParts', 'fittingDays'] },
  fittingDays: { words: 'days to fit a kit', above: 0, needs: ['groundedForParts', 'kitsPerWreck'] },
  load: { words: 'loads carried in practice', above: 0 },
  salvoShare: { words: 'share of the available that flies in one salvo', least: 0, most: 1 },
  sortiesPerMonth: { words: 'sorties an available asset flies in a month', above: 0 },
  demandPerMonth: { words: 'sorties asked of the fleet in a month', least: 0 },
};

export const BOOK_FIELD_NAMES = Object.keys(BOOK_FIELDS) as readonly BookFieldName[];

/** The rule a value breaks, or null. */
export function fieldRule({ whole, above, least, most }: BookField, value: unknown): string | null {
  const kind = whole ? 'a whole number' : 'a number';
  const bound =
    above !== undefined ? ` above ${above}` : most !== undefined ? ` from ${least} to ${most}` : `, at least ${least}`;
  const good =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!whole || Number.isInteger(value)) &&
    (above === undefined || value > above) &&
    (least === undefined || value >= least) &&
    (most === undefined || value <= most);
  return good ? null : `${kind}${bound}`;
}
