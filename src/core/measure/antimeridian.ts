/**
 * Shapes that cross the antimeridian are cut along it (RFC 7946, 3.1.9), and those around a pole closed along it: those edges
 * close a shape and are no border. Lines are left as they are: one that runs along the antimeridian is meant to.
 */
type Position = readonly [number, number];

/** An atlas may be quantized, to 0.00036° in ours. */
const SLACK = 0.001;

/** The parts of a ring that are not such an edge; the ring itself where it has none. */
export function withoutSeam(ring: readonly Position[]): readonly (readonly Position[])[] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  for (const [i, point] of ring.entries()) {
    const before = ring[i - 1];
    if (before && onSeam(before) && onSeam(point)) {
      parts.push(part);
      part = [];
    }
    part.push(point);
  }
  return [...parts, part].filter((line) => line.length > 1);
}

const onSeam = ([lon]: Position): boolean => Math.abs(lon) > 180 - SLACK;
