import type * as z from 'zod';
import type { image, pictureAnswer } from '../../contract/pictures/answers.ts';
import type { Image } from '../../domain/hotel/hotel.ts';
import { type Picture, pictureImage, shownImage } from '../../domain/hotel/picture.ts';

/** The API's Image. */
export const imageView = (shown: Image): z.output<typeof image> => {
  const { url, alt, width, height, sources } = shownImage(shown);
  return { url, alt, width, height, sources: sources.map((source) => ({ ...source })) };
};

/** The API's Picture. */
export const pictureView = ({
  id,
  hotelId,
  alt,
  createdAt,
  result,
}: Picture): z.output<typeof pictureAnswer>['picture'] => ({
  id,
  hotelId,
  status: result?.status ?? 'waiting',
  reason: result?.status === 'refused' ? result.reason : null,
  image: result?.status === 'ready' ? imageView(pictureImage({ id, ...result }, alt)) : null,
  createdAt,
});
