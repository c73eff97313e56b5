import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Pictures } from '../../../functions/adapters/pictures/s3-pictures.ts';
import type { PictureStore } from '../../../functions/usecases/ports/pictures.ts';
import { listed, startS3 } from '../../support/picture-stores.ts';

let s3: { client: S3Client; bucket: string; stop: () => Promise<void> };
let store: PictureStore;
beforeAll(async () => {
  s3 = await startS3();
  store = s3Pictures(s3.client, s3.bucket);
});
afterAll(() => s3.stop());

const pictureOf = (id: string) => ({
  id,
  hotelId: 'casa',
  alt: '',
  createdAt: '2027-01-10T09:00:00.000Z',
  result: null,
});

describe('the form by which a browser sends a picture to the bucket', () => {
  it('lets one file of that type and size be sent under one key, for a quarter of an hour', async () => {
    const before = Date.now();
    const { method, url, fields } = await store.begin(pictureOf('casa_1'), { contentType: 'image/png', size: 1234 });
    expect([method, new URL(url).pathname]).toEqual(['POST', `/${s3.bucket}`]);
    const policy: { expiration: string; conditions: unknown[] } = JSON.parse(
      Buffer.from(fields['Policy'] ?? '', 'base64').toString(),
    );
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1234, 1234],
        { 'Content-Type': 'image/png' },
        { key: 'uploads/casa_1' },
        { bucket: s3.bucket },
        { 'X-Amz-Security-Token': 'of the role' },
      ]),
    );
    const expires = Date.parse(policy.expiration);
    expect(expires).toBeGreaterThan(before);
    expect(expires).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
  });
});

describe('the bucket of pictures', () => {
  it('says of each file what it is, and that it never changes', async () => {
    const files = [{ width: 480, type: 'avif' as const, bytes: Buffer.from('a') }];
    await store.settle(pictureOf('casa_2'), { width: 500, height: 400, files });
    const key = 'pictures/casa_2/500x400/480.avif';
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: key }));
    expect(head).toMatchObject({ ContentType: 'image/avif', CacheControl: 'public, max-age=31536000, immutable' });
  });

  it('lists more pictures than one answer of S3 has', async () => {
    const ids = Array.from({ length: 1003 }, (_, n) => `many_${String(n).padStart(4, '0')}`);
    for (let start = 0; start < ids.length; start += 50) {
      await Promise.all(
        ids.slice(start, start + 50).map((id) => store.begin(pictureOf(id), { contentType: 'image/png', size: 1 })),
      );
    }
    expect(await listed(store, 'many')).toEqual(ids);
  }, 30_000);
});
