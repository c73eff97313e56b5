import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { fileCache } from '../../contract/page-headers.ts';
import { pictureFolders } from '../../contract/pictures/bucket.ts';
import type { Picture } from '../../domain/hotel/picture.ts';
import type { PictureStore, Upload } from '../../usecases/ports/pictures.ts';
import { filesOf, readRecord, resultOf } from './picture-record.ts';

/** Seconds in which a browser may begin to send its file: it sends at once. */
const openSeconds = 15 * 60;

const recordOf = (pictureId: string): string => `${pictureFolders.records}/${pictureId}.json`;
const uploadOf = (pictureId: string): string => `${pictureFolders.uploads}/${pictureId}`;
const mark = `${pictureFolders.sweep}/swept-to`;

const orMissing = (error: unknown): undefined => {
  if (error instanceof NoSuchKey) return undefined;
  throw error;
};

/** A form that lets one file of exactly that type and size be sent, by the role of the function that signs it. */
const formFor = async (
  client: S3Client,
  bucket: string,
  key: string,
  { contentType, size }: { contentType: string; size: number },
): Promise<Upload> => {
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Expires: openSeconds,
    Fields: { 'Content-Type': contentType },
    Conditions: [['content-length-range', size, size]],
  });
  return { method: 'POST', url, fields };
};

/**
 * Pictures in a bucket: records, uploads and files each under a prefix of their own. A file's key is the path that pages
 * ask for, so that a CDN before the bucket needs no rewriting.
 */
export const s3Pictures = (client: S3Client, bucket: string): PictureStore => {
  const read = async (key: string): Promise<Uint8Array | undefined> => {
    const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(orMissing);
    return found?.Body?.transformToByteArray();
  };
  const readText = async (key: string): Promise<string | undefined> => {
    const bytes = await read(key);
    return bytes && Buffer.from(bytes).toString('utf8');
  };
  const write = async (
    key: string,
    body: string | Uint8Array,
    headers: { ContentType: string; CacheControl?: string },
  ): Promise<void> => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...headers }));
  };
  const drop = async (key: string): Promise<void> => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  };
  const keys = async function* (prefix: string, after?: string): AsyncIterable<string> {
    const pages = paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: prefix, ...(after !== undefined && { StartAfter: after }) },
    );
    for await (const { Contents = [] } of pages) for (const { Key } of Contents) if (Key !== undefined) yield Key;
  };
  const save = (picture: Picture): Promise<void> =>
    write(recordOf(picture.id), JSON.stringify(picture), { ContentType: 'application/json' });
  return {
    begin: async (picture, file) => {
      await save(picture);
      return formFor(client, bucket, uploadOf(picture.id), file);
    },
    find: async (pictureId) => {
      const text = await readText(recordOf(pictureId));
      return text === undefined ? undefined : readRecord(text);
    },
    uploaded: (pictureId) => read(uploadOf(pictureId)),
    settle: async (picture, made) => {
      for (const { address, type, bytes } of filesOf(picture, made)) {
        await write(address.slice(1), bytes, { ContentType: `image/${type}`, CacheControl: fileCache.named });
      }
      await save({ ...picture, result: resultOf(made) });
      await drop(uploadOf(picture.id));
    },
    list: async function* (after) {
      const prefix = `${pictureFolders.records}/`;
      for await (const key of keys(prefix, after && recordOf(after))) {
        yield key.slice(prefix.length).replace(/\.json$/, '');
      }
    },
    remove: async (pictureId) => {
      for await (const key of keys(`${pictureFolders.files}/${pictureId}/`)) await drop(key);
      await drop(uploadOf(pictureId));
      await drop(recordOf(pictureId));
    },
    sweptTo: () => readText(mark),
    keepSweptTo: (pictureId) =>
      pictureId === undefined ? drop(mark) : write(mark, pictureId, { ContentType: 'text/plain' }),
  };
};
