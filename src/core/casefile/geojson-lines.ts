/** Lines of a GeoJSON text (RFC 7946): lines as they are, polygons by their rings, without edges that only close a shape. */
import { withoutSeam } from '../measure/antimeridian.js';
import type { Lines } from '../measure/place.js';
import { isJsonFault, type JsonNode, parseJson } from './json.js';
import { listOf, member, objectOf, textOf } from './json-read.js';
import type { Report } from './report.js';

type Position = readonly [number, number];
type Part = readonly Position[];

/** Null where the text is no JSON; what else is wrong is reported, and left out. */
export function readGeoJson(text: string, report: Report): Lines | null {
  const root = parseJson(text);
  if (isJsonFault(root)) {
    report(root.line, null, root.rule, root.got);
    return null;
  }
  const found = geometries(root);
  if (found.length === 0) report(root.line, null, 'GeoJSON with at least one line or polygon');
  return found.flatMap((geometry) => parts(geometry, report));
}

function geometries(node: JsonNode): readonly JsonNode[] {
  const object = objectOf(node);
  const inside = (key: string): readonly JsonNode[] => (listOf(member(object, key)) ?? []).flatMap(geometries);
  switch (textOf(member(object, 'type'))) {
    case 'FeatureCollection':
      return inside('features');
    case 'GeometryCollection':
      return inside('geometries');
    case 'Feature': {
      const geometry = member(object, 'geometry');
      return geometry && geometry.value !== null ? geometries(geometry) : [];
    }
    default:
      return [node];
  }
}

const DEPTH: Readonly<Record<string, number>> = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 };

function parts(geometry: JsonNode, report: Report): readonly Part[] {
  const object = objectOf(geometry);
  const type = textOf(member(object, 'type')) ?? '';
  const depth = Object.hasOwn(DEPTH, type) ? DEPTH[type] : undefined;
  const coordinates = member(object, 'coordinates');
  if (depth === undefined || !coordinates) {
    report(
      geometry.line,
      'type',
      'a LineString, MultiLineString, Polygon or MultiPolygon with coordinates',
      type || null,
    );
    return [];
  }
  let level: readonly JsonNode[] = [coordinates];
  for (let i = 0; i < depth; i++) level = level.flatMap((node) => listOf(node) ?? []);
  const isRing = type.endsWith('Polygon');
  const read = level.map((node) => part(node, isRing, report)).filter((one) => one !== null);
  return isRing ? read.flatMap(withoutSeam) : read;
}

function part(node: JsonNode, isRing: boolean, report: Report): Part | null {
  const positions: Position[] = [];
  for (const one of listOf(node) ?? []) {
    const [lon, lat] = (listOf(one) ?? []).map((coordinate) => coordinate.value);
    if (typeof lon !== 'number' || typeof lat !== 'number' || Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      report(one.line, 'coordinates', 'positions [longitude, latitude] in degrees', `${lon}, ${lat}`);
      return null;
    }
    positions.push([lon, lat]);
  }
  if (positions.length < (isRing ? 4 : 2)) {
    report(
      node.line,
      'coordinates',
      isRing ? 'rings of at least four positions' : 'lines of at least two positions',
      `${positions.length}`,
    );
    return null;
  }
  const [first, last] = [positions[0] as Position, positions.at(-1) as Position];
  if (isRing && (first[0] !== last[0] || first[1] !== last[1])) {
    report(node.line, 'coordinates', 'rings that end where they begin', last.join(', '));
    return null;
  }
  return positions;
}
