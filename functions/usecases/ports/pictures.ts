import type { Picture, PictureFault, PictureType } from '../../domain/hotel/picture.ts';

/** Where a browser sends a file: a form with these fields first, then `file`. */
export interface Upload {
  readonly method: 'POST';
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface MadeFile {
  readonly width: number;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** A picture made ready. */
export interface MadePicture {
  readonly width: number;
  readonly height: number;
  readonly files: readonly MadeFile[];
}

/** A picture made ready, or why it cannot be. */
export type Made = MadePicture | { readonly fault: PictureFault };

/** Keeps pictures beside the table: their records, uploads and files. */
export interface PictureStore {
  /** Writes the record and lets one file of that type and size be sent. */
  readonly begin: (picture: Picture, file: { contentType: string; size: number }) => Promise<Upload>;
  readonly find: (pictureId: string) => Promise<Picture | undefined>;
  /** The file as it was sent; undefined where none is there. */
  readonly uploaded: (pictureId: string) => Promise<Uint8Array | undefined>;
  /** Keeps the files, then the result, and drops the upload. Twice is the same. */
  readonly settle: (picture: Picture, made: Made) => Promise<void>;
  /** The ids of all pictures in order, from the first behind `after`. */
  readonly list: (after?: string) => AsyncIterable<string>;
  /** Removes the record last, so that a removal that was interrupted is found again. */
  readonly remove: (pictureId: string) => Promise<void>;
  /** The last picture that the sweep under way has seen; undefined where the next sweep begins with the first. */
  readonly sweptTo: () => Promise<string | undefined>;
  readonly keepSweptTo: (pictureId: string | undefined) => Promise<void>;
}

/** Judges a file by its content and makes the files that pages show. */
export type MakePicture = (bytes: Uint8Array) => Promise<Made>;
