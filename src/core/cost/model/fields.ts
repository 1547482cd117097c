/** What a document from outside may hold, read field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** Notes a fault; `got` undefined where there is nothing to show. */
export type Fault = (field: string, rule: string, got?: unknown) => void;

export const isRecord = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x);

export const textAt = (of: Fields, key: string): string | null => {
  const value = of[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

export const numberAt = (of: Fields, key: string): number | null => {
  const value = of[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** Stated quantiles: keys p05, p5, p50 … in order of p. A key with anything but a number is a fault. */
export function quantilesAt(
  of: Fields,
  where: string,
  fault: Fault,
): readonly { readonly p: number; readonly x: number }[] {
  return Object.entries(of)
    .flatMap(([key, x]) => {
      const digits = /^p(\d{1,2})$/.exec(key)?.[1];
      if (digits === undefined || Number(digits) === 0) return [];
      if (typeof x !== 'number' || !Number.isFinite(x)) {
        fault(`${where}.${key}`, 'a number', x);
        return [];
      }
      return [{ p: Number(digits) / 100, x, key }];
    })
    .sort((a, b) => a.p - b.p);
}
