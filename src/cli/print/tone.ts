/** Emphasis by meaning, never the only carrier of it: every coloured word also says in letters what it is. */
import pico from 'picocolors';
import type { Side } from '../../core/case.js';

type Paint = (text: string) => string;

export type Tone = {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly heading: Paint;
  readonly side: Readonly<Record<Side, Paint>>;
};

export function makeTone(colour: boolean): Tone {
  const paint = pico.createColors(colour);
  return {
    strong: paint.bold,
    faint: paint.dim,
    heading: (text) => paint.bold(paint.underline(text)),
    side: { attacker: paint.blue, defender: paint.red, third_party: paint.green },
  };
}

/** Colour only on a terminal that takes it, and never against `NO_COLOR` (no-color.org). */
export function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  return isTerminal && env.TERM !== 'dumb';
}
