/** Damage to bytes, the same from the same chance: bits turned, a cut, a stretch doubled, taken out or overwritten. */
import type { Rng } from '../../core/numerics/rng.js';

export function damaged(bytes: Uint8Array, rng: Rng): Uint8Array {
  const below = (n: number): number => Math.floor(rng.uniform() * n);
  const copy = Uint8Array.from(bytes);
  const [from, length] = [below(copy.length), 1 + below(64)];
  switch (below(6)) {
    case 0:
      return copy.subarray(0, from);
    case 1:
      return Uint8Array.from([...copy.subarray(0, from + length), ...copy.subarray(from)]);
    case 2:
      return Uint8Array.from([...copy.subarray(0, from), ...copy.subarray(from + length)]);
    case 3:
      copy.fill(rng.uniform() < 0.5 ? 0 : 255, from, from + length);
      return copy;
    case 4:
      for (let i = 0; i < 16; i++) copy[below(copy.length)] = below(256);
      return copy;
    default:
      copy[from] = (copy[from] as number) ^ (1 << below(8));
      return copy;
  }
}
