import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesOf, readRecord, resultOf } from '../../functions/adapters/pictures/picture-record.ts';
import type { Picture } from '../../functions/domain/hotel/picture.ts';
import type { PictureStore, Upload } from '../../functions/usecases/ports/pictures.ts';

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

const record = 'record.json';

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
  const fileAt = (address: string): string => path.join(folder, address.replace('/pictures/', ''));
  const mark = path.join(folder, 'swept-to');
  const save = (picture: Picture): Promise<void> => write(at(picture.id, record), JSON.stringify(picture));
  const find = async (pictureId: string): Promise<Picture | undefined> => {
    const text = await readFile(at(pictureId, record), 'utf8').catch(orMissing);
    return text === undefined ? undefined : readRecord(text);
  };
  return {
    begin: async (picture, file) => {
      await save(picture);
      return admit(picture.id, file);
    },
    find,
    uploaded: (pictureId) => readFile(at(pictureId, 'upload')).catch(orMissing),
    settle: async (picture, made) => {
      for (const { address, bytes } of filesOf(picture, made)) await write(fileAt(address), bytes);
      await save({ ...picture, result: resultOf(made) });
      await rm(at(picture.id, 'upload'), { force: true });
    },
    list: async function* (after = '') {
      const entries = (await readdir(folder, { withFileTypes: true }).catch(orMissing)) ?? [];
      const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      yield* ids.toSorted().filter((id) => id > after);
    },
    sweptTo: () => readFile(mark, 'utf8').catch(orMissing),
    keepSweptTo: (pictureId) => (pictureId === undefined ? rm(mark, { force: true }) : write(mark, pictureId)),
    remove: async (pictureId) => {
      const names = (await readdir(at(pictureId)).catch(orMissing)) ?? [];
      for (const name of names.filter((each) => each !== record)) await rm(at(pictureId, name), { recursive: true });
      await rm(at(pictureId), { recursive: true, force: true });
    },
    receive: (pictureId, bytes) => write(at(pictureId, 'upload'), bytes),
    open: async (address) => {
      const file = fileAt(address);
      const found = await stat(file).catch(orMissing);
      return found?.isFile() ? { size: found.size, stream: () => createReadStream(file) } : undefined;
    },
  };
};
