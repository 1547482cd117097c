/**
 * How badly the sun of an instant fits a shadow:
 *
 *   χ² = rᵀ (Σ_measured + J Σ_place Jᵀ)⁻¹ r,   r = (azimuth, elevation) measured − computed
 *
 * Σ_measured is diagonal. J is how azimuth and apparent elevation change along the meridian and east of the place; Σ_place gives each of
 * these directions the variance radius²/4, that of a point anywhere in the circle with equal chance. With a radius of
 * nothing this is (Δaz/σ_az)² + (Δe/σ_e)². Infinite while the sun is down.
 *
 * The assumption most likely to be wrong: level ground and a vertical object; 1° of slope is 1° of elevation, and no error
 * bar here knows of it. Cost: one position of the sun, three with a radius.
 */
import type { Place } from '../../measure/place.js';
import { signed, sunAt } from '../../measure/sun.js';
import { normalQuantile } from '../../numerics/normal-quantile.js';
import { normalCdf } from '../../numerics/special.js';
import type { ShadowReading } from './shadow-reading.js';

/** χ² as a function of the instant, seconds. @param radiusKm of the circle the place lies in */
export function sunMisfit(reading: ShadowReading, place: Place, radiusKm: number): (at: number) => number {
  const [along, east] = displaced(place);
  const variance = ((radiusKm / STEP_KM) * (radiusKm / STEP_KM)) / 4;
  const { azimuth, elevation } = reading;
  return (at) => {
    const sun = sunAt(at, place);
    if (sun.apparentElevation <= 0) return Number.POSITIVE_INFINITY;
    const a = azimuth ? signed(azimuth.value - sun.azimuth) : 0;
    const e = elevation ? elevation.value - sun.apparentElevation : 0;
    let [aa, ee, ae] = [azimuth ? azimuth.sd * azimuth.sd : 0, elevation ? elevation.sd * elevation.sd : 0, 0];
    if (variance > 0) {
      for (const moved of [sunAt(at, along), sunAt(at, east)]) {
        const turned = signed(moved.azimuth - sun.azimuth);
        const raised = moved.apparentElevation - sun.apparentElevation;
        aa += variance * turned * turned;
        ee += variance * raised * raised;
        ae += variance * turned * raised;
      }
    }
    if (!azimuth) return (e * e) / ee;
    if (!elevation) return (a * a) / aa;
    return (a * a * ee - 2 * a * e * ae + e * e * aa) / (aa * ee - ae * ae);
  };
}

/** Far enough for the last bits not to matter, near enough for straight lines. */
const STEP_KM = 1;
const DEGREE_KM = 111.195;

/** The place a step towards the equator and a step east: the sign falls out of the product. */
function displaced({ lat, lon }: Place): readonly [Place, Place] {
  const step = STEP_KM / DEGREE_KM;
  const narrow = Math.max(1e-3, Math.cos((lat * Math.PI) / 180));
  return [
    { lat: lat > 0 ? lat - step : lat + step, lon },
    { lat, lon: lon + step / narrow },
  ];
}

/** Chance of a larger χ² if the instant were right. @param freedom 1 or 2, the quantities measured */
export const tailOf = (chi2: number, freedom: number): number =>
  freedom === 2 ? Math.exp(-chi2 / 2) : 2 * normalCdf(-Math.sqrt(chi2));

/** Above this χ² fewer than 5 of 100 right instants lie: 5.991 for two quantities, 3.841 for one. */
export function limitOf(freedom: number): number {
  const z = normalQuantile(0.975);
  return freedom === 2 ? -2 * Math.log(0.05) : z * z;
}
