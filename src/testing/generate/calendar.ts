import type { World } from './world.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** A day relative to the strike, in an invented May and the months behind it; `after` from -2 to 80. */
export function day(world: Pick<World, 'strikeDay'>, after: number): string {
  let date = world.strikeDay + after;
  let month = 5;
  for (const length of [31, 30, 31]) {
    if (date <= length) break;
    date -= length;
    month++;
  }
  return `2019-${two(month)}-${two(date)}`;
}

export const address = (path: string): string => `https://generated.example/${encodeURI(path)}`;
