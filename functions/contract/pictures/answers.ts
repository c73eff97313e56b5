import * as z from 'zod';
import { id, instant } from '../common.ts';
import { pictureFault, pictureStatus } from './bodies.ts';

const source = z.strictObject({ url: z.string(), width: z.int(), type: z.string() }).meta({ id: 'ImageSource' });

/**
 * A picture as a page shows it. One of this system's own store says its size in pixels and has `sources` of several
 * widths and types; of any other only the address is known.
 */
export const image = z
  .strictObject({
    url: z.string(),
    alt: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    sources: z.array(source),
  })
  .meta({ id: 'Image' });

const picture = z
  .strictObject({
    id,
    hotelId: id,
    status: pictureStatus,
    /** Why it was refused. */
    reason: pictureFault.nullable(),
    /** Of a picture that is ready: what `images` of a hotel or a room type take. */
    image: image.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Picture' });
export const pictureAnswer = z.strictObject({ picture });
/** The file is sent to `url` as a form: first the `fields`, then `file`. */
export const pictureBegun = z.strictObject({
  picture,
  upload: z
    .strictObject({ method: z.literal('POST'), url: z.string(), fields: z.record(z.string(), z.string()) })
    .meta({ id: 'PictureUpload' }),
});
