import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { degree, type PlaceTables } from '../../../functions/adapters/places/asset.ts';

/** Natural Earth's land at 1:10,000,000 (public domain), as npm has it. */
export const landFile = (): string => createRequire(import.meta.url).resolve('world-atlas/land-10m.json');

type Land = Topology<{ land: GeometryCollection }>;

/** Every ring of land and of the lakes cut out of it, one after the other. */
export const readLand = (): Pick<PlaceTables, 'landPoints' | 'landRings'> => {
  const topology = JSON.parse(readFileSync(landFile(), 'utf8')) as Land;
  const rings = feature(topology, topology.objects.land).features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates;
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
  });
  const starts = new Uint32Array(rings.length + 1);
  for (const [index, ring] of rings.entries()) starts[index + 1] = (starts[index] ?? 0) + ring.length * 2;
  const points = rings.flatMap((ring) => ring.flatMap(([x = 0, y = 0]) => [x, y]));
  return { landPoints: Int32Array.from(points, (each) => Math.round(each * degree)), landRings: starts };
};
