import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { s3Pictures } from '../../functions/adapters/pictures/s3-pictures.ts';
import type { PictureStore, Upload } from '../../functions/usecases/ports/pictures.ts';
import { pictureFolder } from '../../local/pictures/picture-folder.ts';
import { uploadForms } from '../../local/pictures/upload-form.ts';

/** A store of pictures with what a browser does to it. */
export interface TestedStore {
  readonly store: PictureStore;
  /** Sends a file as the form asks. */
  readonly send: (pictureId: string, upload: Upload, bytes: Uint8Array) => Promise<void>;
  /** A file by its address; undefined if there is none. */
  readonly open: (address: string) => Promise<Buffer | undefined>;
  /** The names of everything that is kept. */
  readonly names: () => Promise<string[]>;
  readonly stop: () => Promise<void>;
}

/** The ids of all pictures, from the first behind `after`. */
export const listed = async (store: PictureStore, after?: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of store.list(after)) ids.push(id);
  return ids;
};

/** The store of a laptop. */
export const folderStore = async (): Promise<TestedStore> => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'pictures-test-'));
  const { admit } = uploadForms(['a secret of at least thirty-two characters']);
  const store = pictureFolder(root, admit);
  return {
    store,
    send: (pictureId, _upload, bytes) => store.receive(pictureId, bytes),
    open: async (address) => {
      const file = await store.open(address);
      return file && buffer(file.stream());
    },
    names: async () => readdirSync(root),
    stop: async () => rmSync(root, { recursive: true, force: true }),
  };
};

/** An S3 server in this process; it takes every form, so that a form's conditions are read, not tried. */
export const startS3 = async (): Promise<{
  endpoint: string;
  client: S3Client;
  bucket: string;
  stop: () => Promise<void>;
}> => {
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const client = new S3Client({
    endpoint,
    forcePathStyle: true,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret', sessionToken: 'of the role' },
  });
  const bucket = 'pictures-test';
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const stop = async (): Promise<void> => {
    client.destroy();
    await app.close();
  };
  return { endpoint, client, bucket, stop };
};

/** Sends a file as a browser does. */
export const sendForm = async ({ method, url, fields }: Upload, bytes: Uint8Array): Promise<void> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'picture');
  const answer = await fetch(url, { method, body: form });
  if (answer.status !== 204) throw new Error(`the bucket answered ${answer.status}: ${await answer.text()}`);
};

/** The store of AWS. */
export const bucketStore = async (): Promise<TestedStore> => {
  const { client, bucket, stop } = await startS3();
  const isThere = (Key: string) =>
    client.send(new HeadObjectCommand({ Bucket: bucket, Key })).then(
      () => true,
      () => false,
    );
  return {
    store: s3Pictures(client, bucket),
    send: (_pictureId, upload, bytes) => sendForm(upload, bytes),
    open: async (address) => {
      const key = address.slice(1);
      if (!(await isThere(key))) return undefined;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    names: async () =>
      ((await client.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? []).map(({ Key = '' }) => Key),
    stop,
  };
};
