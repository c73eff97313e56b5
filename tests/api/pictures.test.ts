import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, hotelInput, success } from '../support/api-world.ts';
import '../support/matchers.ts';
import { hostileFiles, photo } from '../support/picture-files.ts';

let world: ApiWorld;
let hotelId: string;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotelId = (await world.hotel()).id;
});
afterAll(() => world.stop());

type Begun = Awaited<ReturnType<typeof begin>>;
const begin = async (size: number, contentType: 'image/jpeg' | 'image/png' = 'image/jpeg') =>
  success(
    await world.clients.owner.call('createPicture', {
      params: { hotelId },
      body: { contentType, size, alt: 'The house from the river' },
    }),
  );

const send = (
  { upload }: Begun,
  bytes: Uint8Array,
  fields: Readonly<Record<string, string>> = upload.fields,
): Promise<Response> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'picture');
  return fetch(new URL(upload.url, world.server.url), { method: upload.method, body: form });
};

const find = async (pictureId: string) =>
  success(await world.clients.owner.call('getPicture', { params: { pictureId } })).picture;

/** The picture once it has been judged. */
const settled = async (pictureId: string): ReturnType<typeof find> => {
  await expect.poll(async () => (await find(pictureId)).status, { timeout: 30_000, interval: 200 }).not.toBe('waiting');
  return find(pictureId);
};
const uploaded = async (bytes: Uint8Array) => {
  const begun = await begin(bytes.byteLength);
  expect((await send(begun, bytes)).status).toBe(204);
  return settled(begun.picture.id);
};

describe('a picture of a hotel', () => {
  it('is made ready in several widths and types, upright and without where it was taken', async () => {
    const { status, reason, image } = await uploaded(await photo());
    expect({ status, reason }).toEqual({ status: 'ready', reason: null });
    // Upright it is 800 wide.
    expect(image).toMatchObject({ alt: 'The house from the river', width: 800, height: 1200 });
    expect(image?.sources.map(({ width, type }) => `${type} ${width}`)).toEqual([
      'image/avif 480',
      'image/avif 800',
      'image/webp 480',
      'image/webp 800',
    ]);
    for (const { url, width, type } of image?.sources ?? []) {
      const answer = await fetch(new URL(url, world.server.url));
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      const bytes = Buffer.from(await answer.arrayBuffer());
      const made = await sharp(bytes).metadata();
      expect({ width: made.width, height: made.height }).toEqual({ width, height: Math.round(width * 1.5) });
      expect([made.exif, made.xmp, made.iptc, made.orientation]).toEqual([undefined, undefined, undefined, undefined]);
      // The top of the camera's picture is on the right.
      const pixel = await sharp(bytes)
        .extract({ left: width - 9, top: 40, width: 1, height: 1 })
        .raw()
        .toBuffer();
      expect(pixel[0]).toBeGreaterThan(180);
    }
  });

  it('is shown by its hotel with its size and sources, and what was read can be sent back', async () => {
    const { image } = await uploaded(await photo());
    const body = { ...hotelInput, images: [{ url: image?.url ?? '', alt: 'The river' }] };
    const call = { params: { hotelId }, body };
    const { hotel } = success(await world.clients.owner.call('replaceHotel', call));
    expect(hotel.images).toEqual([{ ...image, alt: 'The river' }]);
    const again = { params: { hotelId }, body: { ...body, images: hotel.images } };
    expect(success(await world.clients.owner.call('replaceHotel', again)).hotel.images).toEqual(hotel.images);
    const elsewhere = { ...body, images: [{ url: 'https://example.com/a.jpg', alt: '' }] };
    const other = success(await world.clients.owner.call('replaceHotel', { params: { hotelId }, body: elsewhere }));
    expect(other.hotel.images).toEqual([
      { url: 'https://example.com/a.jpg', alt: '', width: null, height: null, sources: [] },
    ]);
  });

  it.each(hostileFiles)('refuses %s and says why', async (_what, file, reason) => {
    expect(await uploaded(await file())).toMatchObject({ status: 'refused', reason, image: null });
  });

  it('is not begun where it is too large, of another type, without words, or of a hotel of somebody else', async () => {
    const good = { contentType: 'image/png', size: 100, alt: 'The house' } as const;
    const call = (body: object) =>
      world.sendTo(`POST /api/v1/admin/hotels/${hotelId}/pictures`, { token: world.tokens.owner, body });
    expect(await call({ ...good, size: 15 * 1024 * 1024 + 1 })).toBeProblem(400, 'invalid-request');
    expect(await call({ ...good, contentType: 'image/svg+xml' })).toBeProblem(400, 'invalid-request');
    expect(await call({ contentType: 'image/png', size: 100 })).toBeProblem(400, 'invalid-request');
    const params = { hotelId };
    expect(await world.clients.otherOwner.call('createPicture', { params, body: good })).toBeProblem(404, 'not-found');
  });

  it('takes one file of the size that was said, by a form of its own', async () => {
    const bytes = await photo();
    const begun = await begin(bytes.byteLength);
    const { policy = '', signature = '' } = begun.upload.fields;
    const forged = { ...begun.upload.fields, policy: policy.replace(/^./, (first) => (first === 'W' ? 'X' : 'W')) };
    expect((await send(begun, bytes, forged)).status).toBe(403);
    expect((await send(begun, bytes, { policy })).status).toBe(403);
    expect((await send(begun, bytes.subarray(1))).status).toBe(400);
    expect((await send(begun, Buffer.alloc(16 * 1024 * 1024))).status).toBe(413);
    const noForm = await fetch(new URL(begun.upload.url, world.server.url), { method: 'POST', body: signature });
    expect(noForm.status).toBe(400);
    expect((await find(begun.picture.id)).status).toBe('waiting');
    expect((await send(begun, bytes)).status).toBe(204);
    expect((await settled(begun.picture.id)).status).toBe('ready');
    // Once more changes nothing.
    expect((await send(begun, bytes)).status).toBe(204);
    expect((await find(begun.picture.id)).status).toBe('ready');
  });

  it('is nobody else’s to see, and one that was never begun is not there', async () => {
    const { picture } = await begin(1000);
    const params = { pictureId: picture.id };
    expect(await world.clients.otherOwner.call('getPicture', { params })).toBeProblem(404, 'not-found');
    for (const pictureId of [`${hotelId}_01J0000000000000000000000`, 'nothing', '_'])
      expect(await world.clients.owner.call('getPicture', { params: { pictureId } })).toBeProblem(404, 'not-found');
  });

  // The last: the clock moves on, and sessions end.
  it('is deleted once it is a day old and nobody shows it, and stays where its hotel does', async () => {
    const [shown, unused] = [await uploaded(await photo()), await uploaded(await photo())];
    const url = shown.image?.url ?? '';
    const body = { ...hotelInput, images: [{ url, alt: 'The river' }] };
    success(await world.clients.owner.call('replaceHotel', { params: { hotelId }, body }));
    const answers = () =>
      Promise.all(
        [url, unused.image?.url ?? ''].map(async (each) => (await fetch(new URL(each, world.server.url))).status),
      );
    expect((await world.advance('PT2H')).ran?.['cleanup']).toMatchObject({ removed: 0 });
    expect(await answers()).toEqual([200, 200]);
    const { ran } = await world.advance('PT23H');
    expect(ran?.['cleanup']).toMatchObject({ removed: expect.toSatisfy((removed: number) => removed > 0) });
    expect(await answers()).toEqual([200, 404]);
  });
});
