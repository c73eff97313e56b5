import * as z from 'zod';
import { title } from '../text.ts';

// Pictures that a hotel uploads. They are judged by their content once they are there; this says what may be begun.

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
export const mostPictureBytes = 15 * 1024 * 1024;

export const createPictureBody = z
  .strictObject({
    contentType: z.enum(pictureTypes),
    size: z.int().min(1).max(mostPictureBytes).meta({ description: 'Bytes of the file, at most 15 MB.' }),
    alt: title(0, 300).meta({ description: 'What the picture shows, for those who do not see it.' }),
  })
  .meta({ id: 'PictureInput' });

export const pictureStatus = z.enum(['waiting', 'ready', 'refused']);
/** Why a file is no picture of a hotel. */
export const pictureFault = z.enum(['not_a_picture', 'too_large', 'too_many_pixels', 'broken']);
