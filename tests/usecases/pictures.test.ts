import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../functions/domain/calendar/instant.ts';
import { pictureImage, pictureOf, shownImage, widthsOf } from '../../functions/domain/hotel/picture.ts';
import { makeReady } from '../../functions/usecases/pictures/make-ready.ts';
import { sweepPictures } from '../../functions/usecases/pictures/sweep-pictures.ts';
import type { HotelFacts } from '../../functions/usecases/ports/hotels.ts';
import { type PictureFolder, pictureFolder } from '../../local/pictures/picture-folder.ts';
import { uploadForms } from '../../local/pictures/upload-form.ts';

const forms = uploadForms(['a secret of at least thirty-two characters']);
const yesterday = '2027-01-09T08:00:00.000Z';
const now = '2027-01-10T09:00:00.000Z' as Instant;

let root: string;
let folder: PictureFolder;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'pictures-test-'));
  folder = pictureFolder(root, forms.admit);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const begun = async (id: string, createdAt: string): Promise<void> => {
  const picture = { id, hotelId: 'casa', alt: 'The house', createdAt, result: null };
  await folder.begin(picture, { contentType: 'image/png', size: 3 });
};
const ready = async (id: string, createdAt: string): Promise<void> => {
  await begun(id, createdAt);
  const picture = await folder.find(id);
  if (picture) await folder.settle(picture, { width: 500, height: 400, files: [] });
};
const images = (...ids: string[]) => ids.map((id) => pictureImage({ id, width: 500, height: 400 }, ''));
const ids = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const { id } of folder.list()) found.push(id);
  return found;
};

describe('the sweep of pictures', () => {
  const hotel = { images: images('casa_1') };
  const facts = { hotel, roomTypes: [{ images: images('casa_2') }] } as unknown as HotelFacts;
  const sweep = (make: (id: string) => Promise<boolean> = async () => false) =>
    sweepPictures({
      hotels: { facts: async (hotelId) => (hotelId === 'casa' ? facts : undefined) },
      store: folder,
      clock: { now: () => now },
      makeReady: make,
    });

  it('keeps what a hotel or a room type shows and what is new, and deletes the rest', async () => {
    for (const each of ['casa_1', 'casa_2', 'casa_3']) await ready(each, yesterday);
    await ready('casa_4', now);
    await begun('casa_5', yesterday);
    await begun('casa_6', now);
    expect(await sweep()()).toEqual({ checked: 6, removed: 2, resumed: 0 });
    expect(await ids()).toEqual(['casa_1', 'casa_2', 'casa_4', 'casa_6']);
  });

  it('goes on with a picture whose making was interrupted, once', async () => {
    await begun('casa_7', yesterday);
    await folder.receive('casa_7', Buffer.from('abc'));
    const make = makeReady(folder, async () => ({ fault: 'broken' }));
    expect(await sweep(make)()).toMatchObject({ removed: 0, resumed: 1 });
    expect((await folder.find('casa_7'))?.result).toEqual({ status: 'refused', reason: 'broken' });
    expect(await folder.uploaded('casa_7')).toBeUndefined();
    expect(await make('casa_7')).toBe(false);
  });
});

describe('an upload form', () => {
  it('lets one picture be sent, for a quarter of an hour', () => {
    let at = 0;
    const { admit, admitted } = uploadForms(['a secret of at least thirty-two characters'], () => at);
    const fields = new Map(Object.entries(admit('casa_1', { contentType: 'image/png', size: 3 }).fields));
    expect(admitted(fields)).toEqual({ pictureId: 'casa_1', size: 3 });
    at = 16 * 60_000;
    expect(admitted(fields)).toBeUndefined();
    expect(admitted(new Map())).toBeUndefined();
  });
});

describe('the address of a picture', () => {
  it('says its size and its sources', () => {
    const image = pictureImage({ id: 'casa_1', width: 2400, height: 1600 }, 'The house');
    expect(image.url).toBe('/pictures/casa_1/2400x1600/1600.webp');
    expect(pictureOf(image.url)).toEqual({ id: 'casa_1', width: 2400, height: 1600 });
    expect(shownImage(image).sources.map(({ url }) => url)).toEqual(
      ['avif', 'webp'].flatMap((type) =>
        [480, 960, 1600].map((width) => `/pictures/casa_1/2400x1600/${width}.${type}`),
      ),
    );
  });

  it.each([
    [300, [300]],
    [480, [480]],
    [481, [480, 481]],
    [1600, [480, 960, 1600]],
    [9000, [480, 960, 1600]],
  ])('a picture %i wide is made %j wide', (width, widths) => {
    expect(widthsOf(width)).toEqual(widths);
  });

  it.each(['/pictures/demo-00000-riad4-lobby.svg', 'https://example.com/pictures/casa_1/1x1/1.webp', '/pictures/x'])(
    '%s says nothing of a picture',
    (url) => expect(shownImage({ url, alt: '' })).toEqual({ url, alt: '', width: null, height: null, sources: [] }),
  );
});
