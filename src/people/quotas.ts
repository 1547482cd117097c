/**
 * How much one person may ask of the server within ten minutes: far above what hands do, far below what empties a desk or fills
 * it. Each kind is a bucket that fills again evenly. Cost: two numbers for each person and kind.
 */
export const QUOTAS = {
  read: 6_000,
  change: 1_200,
  'bring in': 120,
  'take out': 300,
} as const;
export type QuotaKind = keyof typeof QUOTAS;

export const QUOTA_MS = 10 * 60_000;

export type Quotas = {
  /** Takes one. @returns seconds to wait, 0 where it may be done now */
  take(kind: QuotaKind, who: string): number;
};

/** @param times of what is usual; 0: no limit @param clock milliseconds */
export function makeQuotas(times: number, clock: () => number): Quotas {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(kind, who) {
      if (times === 0) return 0;
      const most = Math.max(1, Math.floor(QUOTAS[kind] * times));
      const perMs = most / QUOTA_MS;
      const key = `${kind}\n${who}`;
      const now = clock();
      const before = buckets.get(key) ?? { left: most, at: now };
      const left = Math.min(most, before.left + Math.max(0, now - before.at) * perMs);
      const isFree = left >= 1;
      buckets.set(key, { left: isFree ? left - 1 : left, at: now });
      return isFree ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
    },
  };
}

/** What an act draws on; null: on nothing (signing in and out have limits of their own). */
export function quotaOf(act: string, isSafe: boolean): QuotaKind | null {
  if (act === 'open' || act === 'none') return null;
  if (act === 'export a case' || act === 'publish a case') return 'take out';
  if (act === 'bring in a case') return 'bring in';
  return isSafe ? 'read' : 'change';
}
