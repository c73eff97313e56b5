import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { mostPictureBytes, pictureTypes } from '../../contract/pictures/bodies.ts';
import { MOST_PIXELS, widthsOf } from '../../domain/hotel/picture.ts';
import type { Made, MadeFile } from '../../usecases/ports/pictures.ts';

/** AVIF at effort 2 takes two seconds at 1600 px, at effort 4 fifteen. */
const avif = { quality: 55, effort: 2 } as const;
const webp = { quality: 80 } as const;
/** A file that takes longer in all is built to take long; 60 megapixels take a processor of Lambda half of that. */
const mostSeconds = 20;

const isOurs = (mime: string | undefined): boolean => pictureTypes.some((each) => each === mime);

const upright = (bytes: Uint8Array, until: number): Sharp =>
  // The first frame alone; what is broken in the middle is refused, not shown half grey.
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .autoOrient()
    .timeout({ seconds: Math.max(1, Math.ceil((until - performance.now()) / 1000)) });

/** One file; what cameras write beside the picture, where it was taken too, is left out. */
const fileOf = async (bytes: Uint8Array, width: number, type: MadeFile['type'], until: number): Promise<MadeFile> => {
  const scaled = upright(bytes, until).resize({ width, withoutEnlargement: true });
  return { width, type, bytes: await (type === 'avif' ? scaled.avif(avif) : scaled.webp(webp)).toBuffer() };
};

/** Judges a file by its content, whatever it was called, and makes it ready for pages in several widths. */
export const makePicture = async (bytes: Uint8Array): Promise<Made> => {
  if (bytes.byteLength > mostPictureBytes) return { fault: 'too_large' };
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!isOurs(found?.mime)) return { fault: 'not_a_picture' };
  // The header alone, before anything is unpacked.
  const header = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => undefined);
  if (header === undefined) return { fault: 'broken' };
  if (header.width * header.height > MOST_PIXELS) return { fault: 'too_many_pixels' };
  const { width, height } = header.autoOrient;
  try {
    const until = performance.now() + mostSeconds * 1000;
    const files: MadeFile[] = [];
    // One after the other: two at once would need twice the memory.
    for (const each of widthsOf(width)) {
      files.push(await fileOf(bytes, each, 'webp', until), await fileOf(bytes, each, 'avif', until));
    }
    return { width, height, files };
  } catch {
    return { fault: 'broken' };
  }
};
