/** Convex parts of the unit square and exact integrals over them (shoelace; clipping after Sutherland & Hodgman 1974, doi:10.1145/360767.360802). */

export type Polygon = readonly (readonly [x: number, y: number])[];

/** c0 + c1 x + c2 y */
export type Linear = readonly [c0: number, c1: number, c2: number];

export const UNIT_SQUARE: Polygon = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

export const linearAt = ([c0, c1, c2]: Linear, x: number, y: number): number => c0 + c1 * x + c2 * y;
export const isNought = (of: Linear): boolean => of.every((c) => c === 0);
export const plus = ([c0, c1, c2]: Linear, constant: number): Linear => [c0 + constant, c1, c2];
export const negative = ([c0, c1, c2]: Linear): Linear => [-c0, -c1, -c2];

/** The part where `of` is at least 0. O(corners). */
export function clip(polygon: Polygon, of: Linear): Polygon {
  return polygon.flatMap((here, i): Polygon => {
    const next = polygon[(i + 1) % polygon.length] as readonly [number, number];
    const [a, b] = [linearAt(of, ...here), linearAt(of, ...next)];
    const kept: Polygon = a >= 0 ? [here] : [];
    if (a >= 0 === b >= 0) return kept;
    const t = a / (a - b);
    return [...kept, [here[0] + t * (next[0] - here[0]), here[1] + t * (next[1] - here[1])]];
  });
}

export const areaOf = (polygon: Polygon): number => integral(polygon, [1, 0, 0]);

/** ∫ of a linear function over a convex polygon, as a fan of triangles: area times the mean of the corners. */
export function integral(polygon: Polygon, of: Linear): number {
  const [first] = polygon;
  if (!first) return 0;
  let sum = 0;
  for (let i = 1; i + 1 < polygon.length; i++) {
    const [p, q] = [polygon[i], polygon[i + 1]] as [readonly [number, number], readonly [number, number]];
    const area = ((p[0] - first[0]) * (q[1] - first[1]) - (q[0] - first[0]) * (p[1] - first[1])) / 2;
    sum += (area * (linearAt(of, ...first) + linearAt(of, ...p) + linearAt(of, ...q))) / 3;
  }
  return sum;
}

/** ∫ over the polygon of P(of + width · U > 0), U uniform on 0..1, width >= 0: a ramp between two parallel lines. */
export function integralAbove(polygon: Polygon, of: Linear, width: number): number {
  if (width === 0) return isNought(of) ? 0 : areaOf(clip(polygon, of));
  const always = areaOf(clip(polygon, of));
  const ramp = clip(clip(polygon, negative(of)), plus(of, width));
  return always + integral(ramp, [(of[0] + width) / width, of[1] / width, of[2] / width]);
}
