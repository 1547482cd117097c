import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf } from '../../measure/coarse-cell.js';
import { isSamePerson, type Location, PRECISIONS } from '../../measure/location.js';
import { geodesicKm, type Place } from '../../measure/place.js';
import { DEFAULT_POLICY } from '../../measure/place-policy.js';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { bySigning, type PublicPlace, publicPlaces } from './publish-place.js';

const ON = '2031-06-01';
const TEN = { precision: '10km', embargoUntil: null } as const;
const at: Place = { lat: 52.04, lon: 10.5 };
const location = (over: Partial<Location> = {}): Location => ({
  placeId: 'stand',
  at,
  radiusKm: 0.1,
  basis: 'overhead-image',
  author: 'A. One',
  signedOff: { by: 'B. Two', on: '2031-03-20' },
  seenOn: null,
  precision: '1km',
  embargoUntil: null,
  reason: 'why',
  approver: 'C. Three',
  ...over,
});
const released = (...args: Parameters<typeof publicPlaces>): PublicPlace => {
  const [first] = publicPlaces(...args);
  if (!first || isGap(first.released)) throw new Error(first ? (first.released as { detail: string }).detail : 'none');
  return first.released;
};
const heldBack = (...args: Parameters<typeof publicPlaces>) => publicPlaces(...args)[0]?.released;

describe('the coarser of analyst and policy', () => {
  test.each(PRECISIONS.flatMap((analyst) => PRECISIONS.map((policy) => [analyst, policy] as const)))(
    'analyst %s, policy %s',
    (precision, policy) => {
      const coarsest = PRECISIONS[Math.max(PRECISIONS.indexOf(precision), PRECISIONS.indexOf(policy))];
      const found = heldBack([location({ precision })], { precision: policy, embargoUntil: null }, ON);
      expect(isGap(found) ? found.reason : found?.precision).toBe(coarsest);
    },
  );

  test('one analyst who would publish less is enough', () => {
    const found = released([location(), location({ author: 'D. Four', precision: '100km' })], TEN, ON);
    expect(found.precision).toBe('100km');
  });

  test('a case that states no policy publishes no finer than its sites', () => {
    expect(released([location({ precision: 'exact' })], DEFAULT_POLICY, ON).precision).toBe('10km');
  });
});

describe('two persons', () => {
  test('without a second person nothing is published, and a capital letter makes none', () => {
    expect(heldBack([location({ signedOff: null })], TEN, ON)).toMatchObject({ reason: 'withheld' });
    expect(isSamePerson('B. Two', ' b.  two')).toBe(true);
  });

  test('a signature of tomorrow does not count today', () => {
    const signed = [location({ signedOff: { by: 'B. Two', on: '2031-06-02' } })];
    expect(isGap(heldBack(signed, TEN, ON))).toBe(true);
    expect(isGap(heldBack(signed, TEN, '2031-06-02'))).toBe(false);
  });
});

describe('embargo', () => {
  test.each([
    ['2031-05-31', false],
    ['2031-06', true],
    ['2031-06-01', true],
    ['2031-05?', false],
    ['2031-04/2031-07-01', true],
  ])('until %s: held back on 1 June: %s', (embargoUntil, held) => {
    expect(isGap(heldBack([location({ embargoUntil })], TEN, ON))).toBe(held);
    expect(isGap(heldBack([location()], { ...TEN, embargoUntil }, ON))).toBe(held);
  });

  test('one without an end never ends by itself, and is refused', () => {
    expect(() => publicPlaces([location({ embargoUntil: '2031/..' })], TEN, ON)).toThrow(/embargoUntil/);
  });
});

describe('C2: what is published cannot be averaged away', () => {
  // 30 m inside the edge between two rows of cells, where readings scatter to both sides
  const edge: Place = { lat: 52.1003, lon: cellOf({ lat: 52.1003, lon: 10.5 }, '10km').centre.lon };
  const rng = makeRng(20310601);
  const scattered = (): Place => ({ lat: edge.lat + 0.01 * rng.normal(), lon: edge.lon + 0.01 * rng.normal() });

  test('of many readings of one place the first that was signed speaks, whatever comes later and in what order', () => {
    const first = location({ at: edge, signedOff: { by: 'B. Two', on: '2031-03-19' } });
    const later = Array.from({ length: 2000 }, (_, i) =>
      location({ at: scattered(), author: `analyst ${i}`, radiusKm: 3 }),
    );
    // snapped one by one, the share on either side of the edge would tell how near it is
    expect(new Set(later.map((reading) => cellOf(reading.at, '10km').id)).size).toBeGreaterThan(1);
    const published = Array.from(
      { length: 200 },
      (_, k) => released([...later.slice(10 * k), first], TEN, ON).cell?.id,
    );
    expect(new Set(published)).toEqual(new Set([cellOf(edge, '10km').id]));
  });

  test('over many revisions the mean of what was published is the middle of one cell, not the place', () => {
    let before: ReadonlyMap<string, PublicPlace> = new Map();
    const centres: Place[] = [];
    for (let revision = 0; revision < 2000; revision++) {
      const found = released([location({ at: scattered(), radiusKm: 3 })], TEN, ON, before);
      before = new Map([['stand', found]]);
      centres.push(found.at);
    }
    const mean = {
      lat: centres.reduce((sum, { lat }) => sum + lat, 0) / centres.length,
      lon: centres.reduce((sum, { lon }) => sum + lon, 0) / centres.length,
    };
    const [first] = centres as [Place];
    expect(new Set(centres.map(({ lat, lon }) => `${lat},${lon}`)).size).toBe(1);
    // sums of 2,000 doubles: far under a metre
    expect(geodesicKm(mean, first)).toBeLessThan(1e-3);
    // and the edge is 5 km from it: the mean says nothing of where in the cell the place lies
    expect(geodesicKm(mean, edge)).toBeGreaterThan(4);
  });

  test('every place of a cell is published as the same point', () => {
    const cell = cellOf(at, '10km');
    fc.assert(
      fc.property(
        fc.double({ min: -0.049, max: 0.049, noNaN: true }),
        fc.double({ min: -0.049, max: 0.049, noNaN: true }),
        (north, east) => {
          const place = { lat: cell.centre.lat + north, lon: cell.centre.lon + east };
          expect(released([location({ at: place })], TEN, ON).at).toEqual(cell.centre);
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });

  test('published finer later, the finer cell lies inside the coarser', () => {
    const coarse = released([location({ precision: '100km' })], TEN, ON);
    const fine = released([location()], TEN, ON, new Map([['stand', coarse]]));
    expect(cellOf(fine.at, '100km').id).toBe(coarse.cell?.id);
  });

  test('signed off outside the cell it was published in: told, not moved', () => {
    const old = released([location()], TEN, ON);
    const away = location({ at: { lat: 53.5, lon: 10.5 } });
    expect(heldBack([away], TEN, ON, new Map([['stand', old]]))).toMatchObject({ reason: 'contradictory' });
  });
});

describe('which reading speaks does not depend on the order of the rows', () => {
  const one = fc.record({
    lat: fc.constantFrom(52, 52.5),
    radiusKm: fc.constantFrom(0.1, 0.2),
    on: fc.constantFrom('2031-03-20', '2031-03-21'),
    by: fc.constantFrom('B. Two', 'D. Four'),
    author: fc.constantFrom('A. One', 'E. Five'),
  });
  const rows = fc.array(
    one.map(({ lat, radiusKm, on, by, author }) =>
      location({ at: { lat, lon: 10 }, radiusKm, author, signedOff: { by, on } }),
    ),
    { minLength: 2, maxLength: 8 },
  );

  test('two readings tie only if they say the same', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const a of list)
          for (const b of list) {
            expect(Math.sign(bySigning(a, b)) + Math.sign(bySigning(b, a))).toBe(0);
            if (bySigning(a, b) === 0) expect(a).toEqual(b);
          }
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  test('forwards and backwards the same is published', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(publicPlaces([...list].reverse(), TEN, ON)).toEqual(publicPlaces(list, TEN, ON));
      }),
      { numRuns: 200, seed: 6 },
    );
  });
});
