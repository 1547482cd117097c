/** Lambert azimuthal equal-area projection about a centre (Snyder 1987, eqs. 24-2 to 24-4), on the unit sphere. */
import type { Place } from '../../core/measure/place.js';

export type Projected = readonly [x: number, y: number];

const RADIANS = Math.PI / 180;

/** `null` for what lies on the far side. y grows downwards, as on screen. */
export function equalArea(centre: Place): (place: Place) => Projected | null {
  const [phi1, lambda0] = [centre.lat * RADIANS, centre.lon * RADIANS];
  return ({ lat, lon }) => {
    const [phi, lambda] = [lat * RADIANS, lon * RADIANS - lambda0];
    const cosine = Math.sin(phi1) * Math.sin(phi) + Math.cos(phi1) * Math.cos(phi) * Math.cos(lambda);
    if (cosine < 0) return null;
    const k = Math.sqrt(2 / (1 + cosine));
    return [
      k * Math.cos(phi) * Math.sin(lambda),
      -k * (Math.cos(phi1) * Math.sin(phi) - Math.sin(phi1) * Math.cos(phi) * Math.cos(lambda)),
    ];
  };
}

/** The mean direction of some places: a centre that works across the antimeridian. */
export function middleOf(places: readonly Place[]): Place {
  let [x, y, z] = [0, 0, 0];
  for (const { lat, lon } of places) {
    x += Math.cos(lat * RADIANS) * Math.cos(lon * RADIANS);
    y += Math.cos(lat * RADIANS) * Math.sin(lon * RADIANS);
    z += Math.sin(lat * RADIANS);
  }
  return { lat: Math.atan2(z, Math.hypot(x, y)) / RADIANS, lon: Math.atan2(y, x) / RADIANS };
}
