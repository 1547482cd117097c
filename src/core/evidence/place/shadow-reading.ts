/** What a picture says of the sun: its elevation from a height and its shadow, its azimuth from the shadow's bearing. */
import { InputError } from '../../problem.js';

/** A measured value and its standard error. */
export type Measured = { readonly value: number; readonly sd: number };

export type ShadowReading = {
  /** apparent elevation of the sun, degrees; null when no length was measured */
  readonly elevation: Measured | null;
  /** azimuth of the sun from true north, degrees; null when no bearing was measured */
  readonly azimuth: Measured | null;
};

/**
 * e = atan(h / L), σ = √((σ_h L)² + (σ_L h)²) / (h² + L²). First order: good while the errors are small beside the lengths.
 * @param height of the vertical thing and @param length of its shadow on level ground, in one unit
 */
export function elevationOf(height: Measured, length: Measured): Measured {
  for (const [name, { value, sd }] of Object.entries({ height, length })) {
    if (!(value > 0)) throw new InputError(`shadow.${name}`, 'above 0', value);
    if (!(sd >= 0)) throw new InputError(`shadow.${name}`, 'a standard error of 0 or more', sd);
  }
  const [h, l] = [height.value, length.value];
  const across = height.sd * l;
  const along = length.sd * h;
  return {
    value: Math.atan2(h, l) * DEGREES,
    sd: (Math.sqrt(across * across + along * along) / (h * h + l * l)) * DEGREES,
  };
}

/** A shadow points away from the sun. @param bearing of the shadow from true north, degrees */
export function azimuthOf(bearing: Measured): Measured {
  if (!(bearing.value >= 0 && bearing.value <= 360)) throw new InputError('shadow.bearing', '0 to 360', bearing.value);
  return { value: bearing.value >= 180 ? bearing.value - 180 : bearing.value + 180, sd: bearing.sd };
}

const DEGREES = 180 / Math.PI;
