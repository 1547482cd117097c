/** Parts of the lost for the grounded: each wreck gives some kits, each kit puts one asset that waits for parts back in the line. */
import { InputError } from '../problem.js';

export type Cannibalised = {
  readonly kits: number;
  /** grounded assets that can be put back: no more than are grounded, no more than there are kits */
  readonly recovered: number;
};

/** @param wrecks, groundedForParts whole numbers, @param kitsEach usable kits a wreck gives, at least 0 */
export function cannibalise(wrecks: number, kitsEach: number, groundedForParts: number): Cannibalised {
  for (const [name, x] of Object.entries({ wrecks, kitsEach, groundedForParts }))
    if (!(x >= 0)) throw new InputError(`cannibalise.${name}`, 'at least 0', x);
  const kits = Math.floor(wrecks * kitsEach);
  return { kits, recovered: Math.min(kits, groundedForParts) };
}
