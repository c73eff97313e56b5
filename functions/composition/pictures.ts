import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import type { PicturesApp } from '../http/pictures/index.ts';
import { beginPicture, findPicture } from '../usecases/pictures/begin-picture.ts';
import type { Core } from './core.ts';

/** The pictures that owners upload. */
export const composePictures = ({ table, pictures: store, clock, ids }: Core): PicturesApp => {
  const parts = { hotels: hotelReader(table), store, clock, ids };
  return { beginPicture: beginPicture(parts), findPicture: findPicture(parts) };
};
