/** How often somebody may fail: at most so many failures within a window, counted per key. Cost: memory of recent keys. */
export type RateLimit = {
  /** seconds to wait before the next try, 0 when it may be made now */
  readonly wait: (key: string) => number;
  readonly failed: (key: string) => void;
  readonly forget: (key: string) => void;
};

/** @param clock milliseconds */
export function makeRateLimit(most: number, windowMs: number, clock: () => number): RateLimit {
  const failures = new Map<string, number[]>();
  const recent = (key: string): number[] => (failures.get(key) ?? []).filter((at) => at > clock() - windowMs);
  return {
    wait(key) {
      const times = recent(key);
      return times.length < most ? 0 : Math.ceil(((times[times.length - most] ?? 0) + windowMs - clock()) / 1000);
    },
    failed(key) {
      for (const [old, times] of failures) if ((times.at(-1) ?? 0) <= clock() - windowMs) failures.delete(old);
      failures.set(key, [...recent(key), clock()]);
    },
    forget: (key) => void failures.delete(key),
  };
}
