import { makeReady } from '../usecases/pictures/make-ready.ts';
import type { MakePicture, PictureStore } from '../usecases/ports/pictures.ts';

/** The codec is loaded by the first picture: many processes see none. */
const makePicture: MakePicture = async (bytes) =>
  (await import('../adapters/pictures/make-picture.ts')).makePicture(bytes);

/** Judges the file of a picture and makes it ready, wherever the process keeps pictures. */
export const composeMakeReady = (store: PictureStore): ((pictureId: string) => Promise<boolean>) =>
  makeReady(store, makePicture);
