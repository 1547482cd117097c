/**
 * The floor: the distinct losses that can be seen, by a rule in words.
 *
 * Per cell, the one image with most hits (CONFIRMED and PROBABLE, after the strike, decoys and derelicts off; ties: more
 * destroyed, then optical before radar, then base-wide views). *Hit* is the largest count of one of its analysts, *destroyed* the least that
 * all its analysts who told states apart agree on. Named items not in that image join. Untyped counts raise a site only
 * above the sum of its cells. Capped at N. It is "read, not certain": P(truth >= floor) stands beside it.
 */
import type { Case, Confidence, RowPlace } from '../case.js';
import type { Evidence, ReadImage } from '../evidence/result.js';
import { rowsBy } from '../measure/rows-by.js';
import { type Cell, cellTypeOf, compatibleTypes } from './cells.js';
import { listedBeside } from './floor-beside.js';
import { decoyItems, type HitRow, hitsBySite, joiningItems } from './floor-rows.js';
import type { Floor, FloorCell } from './result.js';

export type FloorCount = Omit<Floor, 'probability'>;

/** @param hitsAt what may carry the floor, by site (default: found) */
export function floorOf(
  theCase: Case,
  evidence: Evidence,
  cells: readonly Cell[],
  hitsAt = hitsBySite(theCase, evidence.images),
): FloorCount {
  const decoys = decoyItems(theCase);
  const bySite = rowsBy(cells, (cell) => cell.site);
  const read = rowsBy(evidence.images, ({ image }) => image.siteId);
  const byCell = bySite.keys.flatMap((site) => {
    const own = bySite.of(site);
    const types = own.map((cell) => cell.type);
    const images = read.of(site);
    const hits = hitsAt.of(site);
    const byType = rowsBy(hits, (hit) => cellTypeOf(theCase, hit.reading.assetType, types));
    const counted = own.map(({ type, present }) => countCell(site, type, byType.of(type), images, present.length - 1));
    return [...counted, ...untypedExtras(theCase, site, types, hits, images, counted)];
  });
  const floors = byCell.flatMap(toRows);
  const sum = (state: FloorCell['state']): number =>
    floors.filter((cell) => cell.state === state).reduce((n, cell) => n + cell.count, 0);
  return {
    destroyed: sum('DESTROYED'),
    damagedOrDestroyed: sum('DAMAGED_OR_DESTROYED'),
    byCell: floors,
    listed: listedBeside(evidence, decoys),
  };
}

type Counted = {
  readonly site: string;
  readonly type: string;
  readonly hit: number;
  readonly destroyed: number;
  readonly imageId: string | null;
  readonly rows: readonly HitRow[];
  readonly why: string;
};

function countCell(
  site: string,
  type: string,
  hits: readonly HitRow[],
  images: readonly ReadImage[],
  most: number,
): Counted {
  const best = bestImage(images, hits);
  const joining = joiningItems(hits, best.read);
  const hit = best.hit + joining.length;
  const destroyed = best.destroyed + joining.filter((item) => item.destroyed).length;
  const rows = [...best.rows, ...joining.flatMap((item) => item.rows)];
  const capped = Math.min(hit, most);
  const why = [
    best.read === null ? '' : `most hits in ${best.read.image.id}`,
    joining.length > 0 ? `${joining.length} named ${joining.length === 1 ? 'item' : 'items'} from other images` : '',
    capped < hit ? `capped at the ${most} present` : '',
  ];
  return {
    site,
    type,
    hit: capped,
    destroyed: Math.min(destroyed, capped),
    imageId: best.read?.image.id ?? null,
    rows,
    why: why.filter((part) => part !== '').join('; '),
  };
}

type ImageCount = {
  readonly read: ReadImage | null;
  readonly hit: number;
  readonly destroyed: number;
  readonly rows: readonly HitRow[];
};
const NOTHING: ImageCount = { read: null, hit: 0, destroyed: 0, rows: [] };

/** An image without hits of the cell is no better than none. */
function bestImage(images: readonly ReadImage[], hits: readonly HitRow[]): ImageCount {
  const byRead = rowsBy(hits, (hit) => hit.read);
  let best = NOTHING;
  for (const read of images) {
    const own = byRead.of(read);
    const counted = own.length === 0 ? NOTHING : countImage(read, own);
    if (isBetter(counted, best)) best = counted;
  }
  return best;
}

function countImage(read: ReadImage, hits: readonly HitRow[]): ImageCount {
  const analysts = [...new Set(hits.map((hit) => hit.reading.sourceId))].map((sourceId) => {
    const rows = hits.filter((hit) => hit.reading.sourceId === sourceId);
    const total = (list: readonly HitRow[]): number => list.reduce((n, hit) => n + (hit.reading.count ?? 1), 0);
    return { rows, hit: total(rows), destroyed: total(rows.filter((row) => row.reading.state === 'DESTROYED')) };
  });
  const most = analysts.reduce((a, b) => (b.hit > a.hit ? b : a), {
    rows: [] as readonly HitRow[],
    hit: 0,
    destroyed: 0,
  });
  const telling = analysts.filter((analyst) => analyst.rows.some((row) => row.tellsStates));
  const agreed = telling.length === 0 ? null : telling.reduce((a, b) => (b.destroyed < a.destroyed ? b : a));
  const rows = agreed === null || agreed === most ? most.rows : [...most.rows, ...agreed.rows];
  return { read, hit: most.hit, destroyed: Math.min(agreed?.destroyed ?? 0, most.hit), rows };
}

function isBetter(a: ImageCount, b: ImageCount): boolean {
  if (a.hit !== b.hit) return a.hit > b.hit;
  if (a.destroyed !== b.destroyed) return a.destroyed > b.destroyed;
  if (a.read === null || b.read === null) return a.read !== null && a.hit > 0;
  return clarity(a.read) > clarity(b.read);
}

const clarity = ({ image }: ReadImage): number =>
  (image.channel === 'satellite_optical' ? 2 : 0) + (image.coverage === 'full_apron' ? 1 : 0);

/** What untyped counts add above the sum of the cells they may stand for; narrow types first. */
function untypedExtras(
  theCase: Case,
  site: string,
  types: readonly string[],
  hits: readonly HitRow[],
  images: readonly ReadImage[],
  counted: readonly Counted[],
): readonly Counted[] {
  const generic = [...new Set(hits.map((hit) => hit.reading.assetType))]
    .filter((type) => cellTypeOf(theCase, type, types) === null)
    .map((type) => ({ type, cells: compatibleTypes(theCase, type, types) }))
    .sort((a, b) => a.cells.length - b.cells.length || (a.type < b.type ? -1 : 1));
  const extras: Counted[] = [];
  for (const { type, cells } of generic) {
    const mine = hits.filter((hit) => hit.reading.assetType === type);
    const whole = countCell(site, type, mine, images, Number.POSITIVE_INFINITY);
    const below = [...counted, ...extras].filter(
      (c) => cells.includes(c.type) || isNarrower(theCase, c.type, cells, types),
    );
    const hit = whole.hit - below.reduce((n, c) => n + c.hit, 0);
    const destroyed = whole.destroyed - below.reduce((n, c) => n + c.destroyed, 0);
    if (hit <= 0 && destroyed <= 0) continue;
    const why = `${whole.why}; above the sum of the cells it may stand for`;
    extras.push({ ...whole, hit: Math.max(0, hit), destroyed: Math.max(0, destroyed), why });
  }
  return extras;
}

const isNarrower = (theCase: Case, type: string, cells: readonly string[], types: readonly string[]): boolean => {
  const own = compatibleTypes(theCase, type, types);
  return own.length > 0 && own.every((t) => cells.includes(t));
};

const ORDER: readonly Confidence[] = ['POSSIBLE', 'PROBABLE', 'CONFIRMED'];
const lowest = (rows: readonly HitRow[]): Confidence =>
  rows
    .map((row) => row.reading.confidence)
    .reduce((a, b) => (ORDER.indexOf(b) < ORDER.indexOf(a) ? b : a), 'CONFIRMED');

function toRows(c: Counted): readonly FloorCell[] {
  const places = (rows: readonly HitRow[]): readonly RowPlace[] => [...new Set(rows.map((row) => row.reading.row))];
  const wrecks = c.rows.filter((row) => row.reading.state === 'DESTROYED');
  const row = (state: FloorCell['state'], count: number, rows: readonly HitRow[]): FloorCell => ({
    site: c.site,
    type: c.type,
    state,
    count,
    confidence: lowest(rows),
    imageId: c.imageId,
    rows: places(rows),
    why: c.why,
  });
  return [
    ...(c.destroyed > 0 ? [row('DESTROYED', c.destroyed, wrecks)] : []),
    ...(c.hit > 0 ? [row('DAMAGED_OR_DESTROYED', c.hit, c.rows)] : []),
  ];
}
