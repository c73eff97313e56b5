import * as z from 'zod';
import {
  PICTURE_FAULTS,
  type Picture,
  type PictureResult,
  type PictureType,
  pictureFile,
} from '../../domain/hotel/picture.ts';
import type { Made } from '../../usecases/ports/pictures.ts';

const recordSchema = z.strictObject({
  id: z.string(),
  hotelId: z.string(),
  alt: z.string(),
  createdAt: z.string(),
  result: z
    .union([
      z.strictObject({ status: z.literal('ready'), width: z.int(), height: z.int() }),
      z.strictObject({ status: z.literal('refused'), reason: z.enum(PICTURE_FAULTS) }),
    ])
    .nullable(),
});

/** The record of a picture as every store writes it: JSON. @throws for a record that is not ours. */
export const readRecord = (text: string): Picture => recordSchema.parse(JSON.parse(text));

export const resultOf = (made: Made): PictureResult =>
  'fault' in made
    ? { status: 'refused', reason: made.fault }
    : { status: 'ready', width: made.width, height: made.height };

/** The files to keep of what was made, each with the address that pages ask for. */
export const filesOf = (
  { id }: Pick<Picture, 'id'>,
  made: Made,
): { address: string; type: PictureType; bytes: Uint8Array }[] =>
  'fault' in made
    ? []
    : made.files.map(({ width, type, bytes }) => ({
        address: pictureFile({ id, width: made.width, height: made.height }, width, type),
        type,
        bytes,
      }));
