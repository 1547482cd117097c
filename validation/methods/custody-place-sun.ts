/** C1, C2, D1 and D2: the custody chain, what rounding hides, the sun, and when a shadow fell. */
import { createHash } from 'node:crypto';
import { EMPTY_LOG, nextLine } from '../../src/core/evidence/custody/chain.js';
import { chronolocate, type TimeTest, testTime } from '../../src/core/evidence/place/chronolocate.js';
import { azimuthOf, elevationOf } from '../../src/core/evidence/place/shadow-reading.js';
import { roundingKm } from '../../src/core/measure/coarse-cell.js';
import { instantText, parseInstant } from '../../src/core/measure/instant.js';
import { shadowOf, sunAt } from '../../src/core/measure/sun.js';
import { isGap } from '../../src/core/problem.js';
import type { Figure } from '../compare.js';
import type { Sections } from '../sections.js';

export const custodyPlaceSun = (): Sections => ({ C1: chain(), C2: rounding(), D1: sun(), D2: shadow() });

type Rows = Readonly<Record<string, Figure>>;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function chain(): Rows {
  const item = `sha256:${hash('plumbline test item\n')}`;
  const events = [
    { action: 'collect', actor: 'analyst-1', at: '2025-06-02T08:00:00Z', item },
    { action: 'copy', actor: 'analyst-1', at: '2025-06-02T08:05:00Z', item },
    { action: 'verify', actor: 'analyst-2', at: '2025-06-02T09:30:00Z', item },
  ] as const;
  let head = EMPTY_LOG;
  return Object.fromEntries([
    ['item', item],
    ...events.map((event, i) => {
      const next = nextLine(head, event, hash);
      head = next.head;
      return [`record ${i}`, hash(next.line)] as const;
    }),
  ]);
}

const rounding = (): Rows =>
  Object.fromEntries(
    [0, 45, 52, 60, 68].flatMap((lat) =>
      [0, 1, 2, 3].map((decimals) => [`${decimals} decimals at ${lat}°, km`, roundingKm(lat, decimals)]),
    ),
  );

const SKIES = [
  ['Greenwich, June', 51.4779, 0, '2024-06-20T12:00Z'],
  ['Greenwich, December', 51.4779, 0, '2024-12-21T12:00Z'],
  ['52.29 N 104.31 E, 05:00', 52.2869, 104.305, '2025-06-01T05:00Z'],
  ['52.29 N 104.31 E, 09:00', 52.2869, 104.305, '2025-06-01T09:00Z'],
  ['33.87 S 151.21 E', -33.8688, 151.2093, '2025-03-20T02:00Z'],
  ['0 N 0 E', 0, 0, '2025-03-20T06:00Z'],
] as const;

function sun(): Rows {
  return Object.fromEntries(
    SKIES.flatMap(([name, lat, lon, when]) => {
      const position = sunAt(at(when), { lat, lon });
      const cast = shadowOf(position);
      return [
        [`${name}: azimuth`, position.azimuth],
        [`${name}: elevation`, position.elevation],
        // of a sun that is down nobody sees the light through the air
        ...(isGap(cast) ? [] : [[`${name}: apparent elevation`, position.apparentElevation]]),
        [`${name}: declination`, position.declination],
        [`${name}: shadow bearing`, isGap(cast) ? 'none' : cast.bearing],
      ];
    }),
  );
}

const at = (text: string): number => parseInstant(text) as number;

function shadow(): Rows {
  const place = { lat: 52.2869, lon: 104.305 };
  const day = [at('2025-06-01T00:00Z'), at('2025-06-01T23:59Z')] as const;
  const elevation = elevationOf({ value: 12, sd: 0.3 }, { value: 16.2, sd: 0.6 });
  const sighting = (bearing: number) => ({
    reading: { elevation, azimuth: azimuthOf({ value: bearing, sd: 4 }) },
    place,
    radiusKm: 0,
  });
  const { windows } = chronolocate(sighting(82), ...day);
  const [window] = windows;
  const claimed = testTime(sighting(82), at('2025-06-01T05:00Z')) as TimeTest;
  const none = chronolocate(sighting(105), ...day);
  return {
    'elevation, degrees': elevation.value,
    'its standard error, degrees': elevation.sd,
    windows: windows.length,
    from: window ? instantText(window.from) : 'none',
    to: window ? instantText(window.to) : 'none',
    best: window ? instantText(window.best) : 'none',
    'least chi2': window?.chi2 ?? Number.NaN,
    'chi2 of 05:00': claimed.chi2,
    'bearing 105: windows': none.windows.length,
    'bearing 105: least chi2': none.leastChi2 ?? Number.NaN,
  };
}
