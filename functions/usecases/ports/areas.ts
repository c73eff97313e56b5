import type { Box } from '../../domain/geo/box.ts';
import type { Flat } from '../../domain/geo/clip.ts';
import type { NamedPlace } from './search.ts';

/** Knows what lies where on the earth. */
export interface Areas {
  /** Land inside a box, and lakes cut out of it, as rings of longitude and latitude; longitudes go on across the date line. */
  land(box: Box): readonly Flat[];
  /** The most populous places of a box, the largest first. */
  largestIn(box: Box, limit: number): readonly NamedPlace[];
}
