import type { Image } from './hotel.ts';

export const PICTURE_FAULTS = ['not_a_picture', 'too_large', 'too_many_pixels', 'broken'] as const;
/** Why a file is no picture of a hotel. */
export type PictureFault = (typeof PICTURE_FAULTS)[number];

/** What became of an uploaded file; the size is that of the upright picture, in pixels. */
export type PictureResult =
  | { readonly status: 'ready'; readonly width: number; readonly height: number }
  | { readonly status: 'refused'; readonly reason: PictureFault };

/** A picture of a hotel from its upload on; without a result its file is still to come, or being made ready. */
export interface Picture {
  readonly id: string;
  readonly hotelId: string;
  readonly alt: string;
  readonly createdAt: string;
  readonly result: PictureResult | null;
}

/** The most pixels a picture may have: what is decoded needs four bytes for each. */
export const MOST_PIXELS = 60_000_000;
const WIDTHS = [480, 960, 1600] as const;
const TYPES = ['avif', 'webp'] as const;
export type PictureType = (typeof TYPES)[number];

/** An id names its hotel, so that a picture needs no item of its own in the table. */
export const pictureIdOf = (hotelId: string, id: string): string => `${hotelId}_${id}`;
export const hotelOfPicture = (pictureId: string): string =>
  pictureId.slice(0, Math.max(0, pictureId.lastIndexOf('_')));

/** The widths a picture is made in: never wider than it is. */
export const widthsOf = (width: number): number[] => [...new Set(WIDTHS.map((each) => Math.min(each, width)))];

interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Where a file of a picture is. The address says the picture's size, so that showing it asks for nothing else. */
export const pictureFile = ({ id, width, height }: Sized, fileWidth: number, type: PictureType): string =>
  `/pictures/${id}/${width}x${height}/${fileWidth}.${type}`;

export interface PictureSource {
  readonly url: string;
  readonly width: number;
  readonly type: string;
}
/** An image with what its address says of it; of one that is not of the own store nothing is known. */
export interface ShownImage extends Image {
  readonly width: number | null;
  readonly height: number | null;
  readonly sources: readonly PictureSource[];
}

/** Every file that a picture has. */
export const sourcesOf = (picture: Sized): PictureSource[] =>
  TYPES.flatMap((type) =>
    widthsOf(picture.width).map((width) => ({
      url: pictureFile(picture, width, type),
      width,
      type: `image/${type}`,
    })),
  );

/** The image that a hotel lists of a ready picture: its widest file that every browser shows. */
export const pictureImage = (picture: Sized, alt: string): Image => ({
  url: pictureFile(picture, widthsOf(picture.width).at(-1) ?? picture.width, 'webp'),
  alt,
});

const address = /^\/pictures\/([\w-]{1,64})\/([1-9]\d{0,4})x([1-9]\d{0,4})\/\d{1,4}\.webp$/;

/** The picture of the own store that an image shows; undefined for any other address. */
export const pictureOf = (url: string): Sized | undefined => {
  const [, id, width, height] = address.exec(url) ?? [];
  return id === undefined ? undefined : { id, width: Number(width), height: Number(height) };
};

export const shownImage = ({ url, alt }: Image): ShownImage => {
  const picture = pictureOf(url);
  if (picture === undefined) return { url, alt, width: null, height: null, sources: [] };
  return { url, alt, width: picture.width, height: picture.height, sources: sourcesOf(picture) };
};
