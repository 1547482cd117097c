/**
 * When a map is drawn anew. Where it draws as fast as the screen, with the next frame; where it takes longer (no graphics
 * processor), once the hand rests: what is pressed or dragged must never wait for a picture that the next press replaces.
 */

/** ms of a frame at 30 a second: drawn within it, a map keeps nobody waiting. */
const FAST_MS = 34;
/** ms of rest where it is slower, and ms after which it is drawn though the hand never rests: of its time drawing takes a tenth at most. */
const REST_MS = 250;
const LONGEST_MS = 1500;
const OF_A_FRAME = 10;

export type Clock = {
  readonly now: () => number;
  /** @returns takes it back */
  readonly after: (ms: number, act: () => void) => () => void;
};

const CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export type RedrawPace = {
  /** what is to be drawn now, instead of what was to be drawn before */
  readonly wants: (act: () => void) => void;
  /** told what drawing took, ms */
  readonly took: (ms: number) => void;
  readonly isSlow: () => boolean;
  readonly close: () => void;
};

export function redrawPace({ now, after }: Clock = CLOCK): RedrawPace {
  // Before it was drawn often, nobody knows.
  let slowest = Number.POSITIVE_INFINITY;
  let since: number | null = null;
  let takeBack = (): void => {};
  const isSlow = (): boolean => slowest > FAST_MS;
  return {
    isSlow,
    wants(act) {
      takeBack();
      since ??= now();
      const longest = Number.isFinite(slowest) ? Math.max(LONGEST_MS, OF_A_FRAME * slowest) : LONGEST_MS;
      const rest = !isSlow() ? 0 : Math.min(REST_MS, Math.max(0, since + longest - now()));
      takeBack = after(rest, () => {
        since = null;
        act();
      });
    },
    took(ms) {
      // One slow frame is enough to go carefully; it takes many fast ones to forget it.
      slowest = Number.isFinite(slowest) ? Math.max(ms, 0.8 * slowest) : ms;
    },
    close: () => takeBack(),
  };
}
