/**
 * What an image lets anyone make out. Whether an asset shows depends partly on the asset, the same in every image (what
 * stands in shadow stays in shadow), partly on the image. Detected in one is therefore likelier detected in another.
 */
import { normalCdf } from '../../core/numerics/special.js';
import type { Dice } from '../generate/dice.js';
import type { Asset } from './apron.js';
import { type Circumstances, CLEARING_BEGINS, type Clarity, COARSE, COARSE_M } from './conditions.js';
import type { Frame } from './frames.js';

const SHARED = 0.3;

/** Luck of a strike: how clear each kind of image of it is, and how much of each type's damage is hidden. */
export type Weather = {
  /** share of the variance of showing that belongs to the asset */
  readonly shared: number;
  readonly clarity: (channel: string) => Clarity;
  readonly hidden: (type: string) => number;
  readonly cleared: (after: number) => number;
};

export function makeWeather(conditions: Circumstances, types: readonly string[], dice: Dice): Weather {
  const shift = ([d, m]: Clarity): Clarity => {
    const better = dice.chance(0.5) ? 1 : -1;
    return [d + (better * (1 - d)) / 2, m * (1 + better * 0.25)];
  };
  const eyes = {
    optical: shift(conditions.optical),
    radar: shift(conditions.radar),
    oblique: shift(conditions.oblique),
  };
  const hidden = new Map(types.map((type) => [type, conditions.hidden * dice.between(0.3, 1.7)]));
  return {
    shared: conditions.without.has('shared_visibility') ? 0 : SHARED,
    clarity: (channel) =>
      channel === 'satellite_optical' ? eyes.optical : channel === 'satellite_sar' ? eyes.radar : eyes.oblique,
    hidden: (type) => hidden.get(type) ?? conditions.hidden,
    // Rising from day 20 to day 60, where late images end.
    cleared: (after) => (after <= CLEARING_BEGINS ? 0 : Math.min(1, (conditions.cleared * (after - 20)) / 20)),
  };
}

/** Wrecks in the frame that are gone or under cover by the day it was taken. */
export const clearedIn = (frame: Frame, weather: Weather): readonly Asset[] =>
  [...frame.inFrame].filter((a) => a.fate !== 'untouched' && a.clearing < weather.cleared(frame.after));

/** Assets in the frame that can be seen to be hit. */
export function showing(frame: Frame, weather: Weather, dice: Dice): readonly Asset[] {
  const gone = new Set(clearedIn(frame, weather));
  const [d, m] = weather.clarity(frame.channel);
  const coarse = frame.resolutionM !== null && frame.resolutionM > COARSE_M ? COARSE : [1, 1];
  return [...frame.inFrame].filter((asset) => {
    // Drawn for every asset, so that one asset's fate does not move another's luck.
    const luck = Math.sqrt(weather.shared) * asset.standsOut + Math.sqrt(1 - weather.shared) * dice.normal();
    if (asset.fate === 'untouched' || gone.has(asset)) return false;
    if (frame.coverage === 'single_item') return true;
    if (asset.fate === 'destroyed') return normalCdf(luck) < d * (coarse[0] as number);
    const isHidden = frame.channel !== 'ground_photo' && asset.hiding < weather.hidden(asset.type);
    return !isHidden && normalCdf(luck) < m * (coarse[1] as number);
  });
}
