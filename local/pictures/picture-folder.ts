import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { PICTURE_FAULTS, type Picture, type PictureResult, pictureFile } from '../../functions/domain/hotel/picture.ts';
import type { Made, MadePicture, PictureStore, Upload } from '../../functions/usecases/ports/pictures.ts';

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

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
const orMissing = (error: unknown): undefined => {
  if (isMissing(error)) return undefined;
  throw error;
};

/** Written whole or not at all: a process that is killed leaves no half file under the name. */
const write = async (file: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
};

/** The files of a picture by their names in the folder of all pictures. */
const filesOf = ({ id }: Picture, { width, height, files }: MadePicture) =>
  files.map((file) => ({
    name: pictureFile({ id, width, height }, file.width, file.type).replace('/pictures/', ''),
    bytes: file.bytes,
  }));

const resultOf = (made: Made): PictureResult =>
  'fault' in made
    ? { status: 'refused', reason: made.fault }
    : { status: 'ready', width: made.width, height: made.height };

export interface PictureFolder extends PictureStore {
  /** Keeps the upload of a picture that was begun and has no result yet. */
  readonly receive: (pictureId: string, bytes: Uint8Array) => Promise<void>;
  /** The size of a file by its address `/pictures/…` and its content; undefined if there is none. */
  readonly open: (address: string) => Promise<{ size: number; stream: () => NodeJS.ReadableStream } | undefined>;
}

/**
 * Pictures in a folder, with one subfolder each: `record.json`, `upload` until it is made ready, and the files.
 * @param admit where a browser may send the file of a picture
 */
export const pictureFolder = (
  folder: string,
  admit: (pictureId: string, file: { contentType: string; size: number }) => Upload,
): PictureFolder => {
  const at = (pictureId: string, ...parts: string[]): string => path.join(folder, pictureId, ...parts);
  const save = (picture: Picture): Promise<void> => write(at(picture.id, 'record.json'), JSON.stringify(picture));
  const find = async (pictureId: string): Promise<Picture | undefined> => {
    const text = await readFile(at(pictureId, 'record.json'), 'utf8').catch(orMissing);
    return text === undefined ? undefined : recordSchema.parse(JSON.parse(text));
  };
  return {
    begin: async (picture, file) => {
      await save(picture);
      return admit(picture.id, file);
    },
    find,
    uploaded: (pictureId) => readFile(at(pictureId, 'upload')).catch(orMissing),
    settle: async (picture, made) => {
      const files = 'fault' in made ? [] : filesOf(picture, made);
      for (const { name, bytes } of files) await write(path.join(folder, name), bytes);
      await save({ ...picture, result: resultOf(made) });
      await rm(at(picture.id, 'upload'), { force: true });
    },
    list: async function* () {
      const names = (await readdir(folder).catch(orMissing)) ?? [];
      for (const name of names.toSorted()) {
        const picture = await find(name);
        if (picture) yield picture;
      }
    },
    remove: (pictureId) => rm(at(pictureId), { recursive: true, force: true }),
    receive: (pictureId, bytes) => write(at(pictureId, 'upload'), bytes),
    open: async (address) => {
      const file = path.join(folder, address.replace('/pictures/', ''));
      const found = await stat(file).catch(orMissing);
      return found?.isFile() ? { size: found.size, stream: () => createReadStream(file) } : undefined;
    },
  };
};
