import type { MakePicture, PictureStore } from '../ports/pictures.ts';

/**
 * Judges the file of a picture and makes it ready. Safe to run twice: a picture with a result is left alone.
 * @returns false where there is nothing to make ready
 */
export const makeReady =
  (store: PictureStore, make: MakePicture) =>
  async (pictureId: string): Promise<boolean> => {
    const picture = await store.find(pictureId);
    if (picture === undefined || picture.result !== null) return false;
    const bytes = await store.uploaded(pictureId);
    if (bytes === undefined) return false;
    await store.settle(picture, await make(bytes));
    return true;
  };
