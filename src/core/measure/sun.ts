/**
 * The sun in the sky of a place, and the shadow it casts there: the low-precision sun of Meeus (Astronomical Algorithms,
 * ch. 25 and 28.3) in the form of NOAA's solar calculator.
 *
 *   H = (UTC_min + EoT + 4 λ) / 4 − 180°           sin e = sin φ sin δ + cos φ cos δ cos H
 *   azimuth = atan2(sin H, cos H sin φ − tan δ cos φ) + 180°
 *
 * Shadows follow the apparent sun, lifted by the standard atmosphere. Left out: ΔT, nutation beyond its main term, parallax
 * (0.002°) and polar motion. Against JPL Horizons, 1950 to 2050: azimuth within 0.018°, elevation within 0.01°
 * (docs/methods/place-and-time.md). Near the zenith azimuth means little, there or here.
 *
 * The assumption most likely to be wrong: the standard atmosphere (1010 hPa, 10 °C), below some 5° of elevation.
 * Cost: about a microsecond. Kept as our own forty lines: the ephemerides on npm are either no better where it counts (`suncalc` gives no
 * elevation without air) or 400 kB for decimals no shadow shows (`astronomy-engine`).
 */
import { type Gap, gap } from '../problem.js';
import { DAY_SECONDS } from './instant.js';
import type { Place } from './place.js';

export type SunPosition = {
  /** degrees clockwise from true north, 0..360 */
  readonly azimuth: number;
  /** degrees of the sun's centre over the horizon, without air */
  readonly elevation: number;
  /** degrees over the horizon as seen through the air */
  readonly apparentElevation: number;
  /** degrees north of the equator */
  readonly declination: number;
  /** what a sundial is ahead of mean time, minutes */
  readonly equationOfTimeMinutes: number;
};

/** @param at seconds since 1970-01-01T00:00Z; the fit is meant for 1900 to 2100 */
export function sunAt(at: number, place: Place): SunPosition {
  const { declination, equationOfTimeMinutes } = sunOfDate((at / DAY_SECONDS - J2000_DAY) / CENTURY_DAYS);
  const day = at / DAY_SECONDS;
  const hourAngle = (day - Math.floor(day)) * 360 + equationOfTimeMinutes / 4 + place.lon - 180;
  const [phi, delta, hour] = [place.lat * RADIANS, declination * RADIANS, hourAngle * RADIANS];
  const [sinPhi, cosPhi, sinDelta, cosDelta] = [Math.sin(phi), Math.cos(phi), Math.sin(delta), Math.cos(delta)];
  const cosHour = Math.cos(hour);
  const up = sinPhi * sinDelta + cosPhi * cosDelta * cosHour;
  const west = cosDelta * Math.sin(hour);
  const south = cosDelta * cosHour * sinPhi - sinDelta * cosPhi;
  const elevation = Math.atan2(up, Math.sqrt(west * west + south * south)) / RADIANS;
  return {
    azimuth: turned(Math.atan2(west, south) / RADIANS + 180),
    elevation,
    apparentElevation: elevation + refraction(elevation),
    declination,
    equationOfTimeMinutes,
  };
}

export type Shadow = {
  /** metres of level ground for each metre of height */
  readonly lengthPerMetre: number;
  /** degrees clockwise from true north, 0..360: where the shadow points */
  readonly bearing: number;
};

/** The shadow of a vertical thing on level ground; a gap when the sun is down. */
export function shadowOf({ azimuth, apparentElevation }: SunPosition): Shadow | Gap {
  if (apparentElevation <= 0) {
    const below = `${Math.abs(apparentElevation).toFixed(1)}° below the horizon`;
    return gap('outside-model', `the sun is ${below} and casts no shadow`);
  }
  return { lengthPerMetre: 1 / Math.tan(apparentElevation * RADIANS), bearing: turned(azimuth + 180) };
}

/** An angle as −180..180 degrees. */
export const signed = (degrees: number): number => degrees - 360 * Math.round(degrees / 360);

/** An angle as 0..360 degrees, 360 itself excluded. */
export function turned(degrees: number): number {
  const within = degrees - 360 * Math.floor(degrees / 360);
  return within >= 360 ? 0 : within;
}

const RADIANS = Math.PI / 180;
/** Days from 1970-01-01T00:00Z to the epoch of the series, 2000-01-01T12:00Z. */
const J2000_DAY = 10_957.5;
const CENTURY_DAYS = 36_525;

/** @param t Julian centuries since J2000; equations of Meeus beside each line */
function sunOfDate(t: number): Pick<SunPosition, 'declination' | 'equationOfTimeMinutes'> {
  const meanLongitude = (280.46646 + t * (36000.76983 + t * 0.0003032)) * RADIANS; // 25.2
  const anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * RADIANS; // 25.3
  const eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267); // 25.4
  const centre =
    (1.914602 - t * (0.004817 + t * 0.000014)) * Math.sin(anomaly) +
    (0.019993 - t * 0.000101) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const node = (125.04 - 1934.136 * t) * RADIANS;
  const longitude = meanLongitude + (centre - 0.00569 - 0.00478 * Math.sin(node)) * RADIANS; // apparent
  const obliquity =
    (23.439291111 - t * (0.0130041667 + t * (0.00000016389 - t * 0.00000050361)) + 0.00256 * Math.cos(node)) * RADIANS; // 22.2, 25.8
  const half = Math.tan(obliquity / 2);
  const y = half * half;
  const equationOfTime = // 28.3, radians
    y * Math.sin(2 * meanLongitude) -
    2 * eccentricity * Math.sin(anomaly) +
    4 * eccentricity * y * Math.sin(anomaly) * Math.cos(2 * meanLongitude) -
    0.5 * y * y * Math.sin(4 * meanLongitude) -
    1.25 * eccentricity * eccentricity * Math.sin(2 * anomaly);
  return {
    declination: Math.asin(Math.sin(obliquity) * Math.sin(longitude)) / RADIANS, // 25.7
    equationOfTimeMinutes: (4 * equationOfTime) / RADIANS,
  };
}

/**
 * How far the air lifts the sun, degrees: NOAA's fits above −0.575°; below, where nothing is seen, Saemundsson's formula
 * held constant from −1° down as JPL Horizons does. They meet within 0.001°.
 */
function refraction(elevation: number): number {
  if (elevation > 85) return 0;
  if (elevation < -0.575) {
    const held = Math.max(-1, elevation);
    return 1.02 / Math.tan((held + 10.3 / (held + 5.11)) * RADIANS) / 60; // Meeus 16.4
  }
  if (elevation > 5) {
    const cot = 1 / Math.tan(elevation * RADIANS);
    return (cot * (58.1 - cot * cot * (0.07 - cot * cot * 0.000086))) / 3600;
  }
  return (1735 + elevation * (-518.2 + elevation * (103.4 + elevation * (-12.79 + elevation * 0.711)))) / 3600;
}
