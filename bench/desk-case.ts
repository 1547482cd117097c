/**
 * An invented case as large as a desk gets: 10,000 readings on 1,000 images of 40 sites, 400 claims of 60 sources, and 120
 * readings of places. It is made by drawing rows, not by a story: it is there to be handled, not to be weighed.
 */

import { dayText } from '../src/core/measure/day.js';
import { makeRng } from '../src/core/numerics/rng.js';
import type { FolderFiles } from '../src/core/ports.js';
import { folderOf, type RowCells } from '../src/testing/folder-of.js';

const STRIKE = 22_000;
const SITES = 40;
const IMAGES = 1_000;
const READINGS_AN_IMAGE = 10;
const CLAIMS = 400;
/** claims that relay none, all of the first two days */
const ROOTS = 80;
const SOURCES = 60;
const ANALYSTS = 8;
const PLACES = 120;
const TYPES = ['Alder', 'Birch', 'Cedar'] as const;

/** @param seed same seed, same bytes */
export function deskCase(seed: number): FolderFiles {
  const rng = makeRng(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(rng.uniform() * list.length)] as T;
  const each = (n: number, row: (i: number) => RowCells): readonly RowCells[] =>
    Array.from({ length: n }, (_, i) => row(i));
  const url = (table: string, i: number): string => `https://desk.example/${table}/${i}`;
  /** most in the first days, some a year on */
  const daysAfter = (): number => Math.floor(400 * rng.uniform() * rng.uniform() * rng.uniform());
  /** a number may not begin a cell with its sign */
  const south = (degrees: string): string => degrees.replace('-', '');
  const siteId = (i: number): string => `site-${i + 1}`;
  const siteRows = each(SITES, (i) => ({
    ...{ id: siteId(i), name: `Field ${i + 1}`, region: `Region ${1 + (i % 7)}` },
    ...{ lat: (-48 - 4 * rng.uniform()).toFixed(1), lon: (-130 + 12 * rng.uniform()).toFixed(1), uncertainty_km: 12 },
    ...{ targeted: i < 12 ? 'yes' : i < 16 ? 'claimed' : 'no', url: url('sites', i) },
  }));
  const imagery = each(IMAGES, (i) => {
    const day = dayText(STRIKE + daysAfter());
    return {
      ...{ id: `image-${i + 1}`, site_id: siteId(i % SITES), acquired: day, acquired_precision: 'day' },
      ...{ channel: among(['satellite_optical', 'satellite_sar', 'drone_video', 'ground_photo']) },
      ...{ coverage: among(['full_apron', 'partial', 'single_item']), first_published: day, url: url('imagery', i) },
    };
  });
  const readings = each(IMAGES * READINGS_AN_IMAGE, (i) => {
    const image = imagery[Math.floor(i / READINGS_AN_IMAGE)] as RowCells;
    const type = TYPES[i % TYPES.length] as string;
    const state = among(['NO_DAMAGE', 'NO_DAMAGE', 'UNKNOWN', 'DAMAGED', 'DESTROYED']);
    return {
      ...{ id: `reading-${i + 1}`, imagery_id: image.id as string, source_id: `analyst-${1 + (i % ANALYSTS)}` },
      ...{ date: image.acquired as string, site_id: image.site_id as string, asset_type: type, comparator: 'eq' },
      ...{ count: 1 + Math.floor(3 * rng.uniform()), state, identity_state: 'UNKNOWN', basis: 'seen' },
      confidence: among(['CONFIRMED', 'PROBABLE', 'POSSIBLE']),
      paraphrase: `${type}, ${state.toLowerCase().replace('_', ' ')}, stand ${1 + Math.floor(40 * rng.uniform())} of row ${1 + (i % 9)}`,
      url: url('readings', i),
    };
  });
  const claims = each(CLAIMS, (i) => {
    const n = 1 + Math.floor(30 * rng.uniform());
    const scope = rng.uniform() < 0.5 ? '' : `${siteId(Math.floor(12 * rng.uniform()))}`;
    return {
      ...{
        id: `claim-${i + 1}`,
        source_id: `source-${1 + (i % SOURCES)}`,
        date: dayText(STRIKE + (i < ROOTS ? i % 2 : 2 + daysAfter())),
      },
      ...{ root_id: i >= ROOTS && rng.uniform() < 0.7 ? `claim-${1 + Math.floor(ROOTS * rng.uniform())}` : null },
      ...{ measure: 'count', verb: among(['HIT', 'DAMAGED', 'DESTROYED']), comparator: 'ge', low: n },
      ...{ unit: 'assets', scope_sites: scope, headline: i < 4 ? 'yes' : 'no', basis: 'seen' },
      paraphrase: `At least ${n} put out of action${scope === '' ? '' : ` at ${scope}`}, it was said`,
      url: url('claims', i),
    };
  });
  const sources = [
    ...each(SOURCES, (i) => ({
      ...{ id: `source-${i + 1}`, name: `Speaker ${i + 1}`, kind: i < 6 ? 'official' : 'media' },
      side: i < 3 ? 'attacker' : i < 6 ? 'defender' : 'third_party',
    })),
    ...each(ANALYSTS, (i) => ({
      id: `analyst-${i + 1}`,
      name: `Analyst ${i + 1}`,
      kind: 'analyst',
      side: 'third_party',
    })),
  ];
  const presence = siteRows.flatMap(({ id }) =>
    TYPES.map((asset_type) => ({
      ...{ site_id: id as string, asset_type, as_of: dayText(STRIKE - 3), low: 4, mode: 8, high: 12 },
      ...{ includes_stored: 'no', source_id: 'analyst-1', url: url('presence', 0) },
    })),
  );
  const locations = each(PLACES, (i) => {
    const site = siteRows[i % SITES] as RowCells;
    const near = (degrees: unknown): string => (Number(degrees) + 0.08 * (rng.uniform() - 0.5)).toFixed(4);
    return {
      ...{
        place_id: `stand-${i + 1}`,
        place: `${south(near(site.lat))} S, ${south(near(site.lon))} W`,
        radius_km: 0.3,
      },
      ...{ basis: 'overhead-image', author: 'A. One', signed_by: 'B. Two', signed_on: dayText(STRIKE + 40) },
      ...{
        seen_on: dayText(STRIKE + daysAfter()),
        precision: among(['1km', '10km', 'withheld']),
        embargo_until: 'none',
      },
      ...{ reason: 'invented', approver: 'C. Three' },
    };
  });
  return folderOf(
    {
      ...{ name: 'a-large-desk', title: 'A large desk', description: 'Rows drawn by chance. Nothing in it is real.' },
      ...{ strike: { from: dayText(STRIKE), to: dayText(STRIKE) }, line: null, typeGroups: {}, types: TYPES },
    },
    { sources, claims, imagery, readings, sites: siteRows, presence, locations },
  );
}
