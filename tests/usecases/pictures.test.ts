import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePicture } from '../../functions/adapters/pictures/make-picture.ts';
import type { Instant } from '../../functions/domain/calendar/instant.ts';
import {
  type Picture,
  pictureFile,
  pictureImage,
  pictureOf,
  shownImage,
  widthsOf,
} from '../../functions/domain/hotel/picture.ts';
import { makeReady } from '../../functions/usecases/pictures/make-ready.ts';
import { sweepPictures } from '../../functions/usecases/pictures/sweep-pictures.ts';
import type { HotelFacts } from '../../functions/usecases/ports/hotels.ts';
import { uploadForms } from '../../local/pictures/upload-form.ts';
import { hostileFiles, photo } from '../support/picture-files.ts';
import { bucketStore, folderStore, listed, type TestedStore } from '../support/picture-stores.ts';

const yesterday = '2027-01-09T08:00:00.000Z';
const now = '2027-01-10T09:00:00.000Z' as Instant;

describe.each([
  ['the folder of a laptop', folderStore],
  ['the bucket of AWS', bucketStore],
] as const)('pictures in %s', (_where, open) => {
  let tested: TestedStore;
  beforeEach(async () => {
    tested = await open();
  });
  afterEach(() => tested.stop());

  const pictureIn = (id: string, createdAt: string): Picture => ({
    id,
    hotelId: 'casa',
    alt: 'The house from the river',
    createdAt,
    result: null,
  });
  const begin = (id: string, createdAt: string = now, size = 3) =>
    tested.store.begin(pictureIn(id, createdAt), { contentType: 'image/png', size });
  /** Begins a picture, sends its file and makes it ready. */
  const upload = async (id: string, bytes: Uint8Array): Promise<Picture | undefined> => {
    await tested.send(id, await begin(id, now, bytes.byteLength), bytes);
    expect(await makeReady(tested.store, makePicture)(id)).toBe(true);
    return tested.store.find(id);
  };
  const ready = async (id: string, createdAt: string): Promise<void> => {
    await begin(id, createdAt);
    const files = [{ width: 500, type: 'webp' as const, bytes: Buffer.from(id) }];
    await tested.store.settle(pictureIn(id, createdAt), { width: 500, height: 400, files });
  };
  const fileOf = (id: string) => tested.open(pictureFile({ id, width: 500, height: 400 }, 500, 'webp'));
  const ids = (after?: string): Promise<string[]> => listed(tested.store, after);

  it('are begun, sent, made ready and served at the addresses that their images name', async () => {
    const picture = await upload('casa_1', await photo());
    expect(picture?.result).toEqual({ status: 'ready', width: 800, height: 1200 });
    const { sources } = shownImage(pictureImage({ id: 'casa_1', width: 800, height: 1200 }, ''));
    expect(sources).toHaveLength(4);
    for (const { url } of sources) expect((await tested.open(url))?.byteLength, url).toBeGreaterThan(100);
    expect(await tested.store.uploaded('casa_1')).toBeUndefined();
  });

  it.each(hostileFiles)('are refused where they are %s, and nothing of them is kept', async (_what, file, reason) => {
    const picture = await upload('casa_1', await file());
    expect(picture?.result).toEqual({ status: 'refused', reason });
    expect(await tested.store.uploaded('casa_1')).toBeUndefined();
  });

  it('are made ready once, however often that is asked for', async () => {
    const make = makeReady(tested.store, async () => ({ fault: 'broken' }));
    expect(await make('casa_7')).toBe(false);
    const form = await begin('casa_7');
    expect(await make('casa_7')).toBe(false);
    await tested.send('casa_7', form, Buffer.from('abc'));
    expect(await make('casa_7')).toBe(true);
    await tested.send('casa_7', form, Buffer.from('def'));
    expect(await make('casa_7')).toBe(false);
  });

  it('are listed in the order of their ids, from any of them on', async () => {
    for (const id of ['b_2', 'a_1', 'b_1', 'c_1']) await begin(id);
    expect(await ids()).toEqual(['a_1', 'b_1', 'b_2', 'c_1']);
    expect(await ids('b_1')).toEqual(['b_2', 'c_1']);
    expect(await ids('c_1')).toEqual([]);
  });

  it('go with all their files', async () => {
    for (const id of ['casa_1', 'casa_12']) await ready(id, now);
    await tested.store.remove('casa_1');
    expect([await tested.store.find('casa_1'), await fileOf('casa_1')]).toEqual([undefined, undefined]);
    expect((await fileOf('casa_12'))?.toString()).toBe('casa_12');
    await tested.store.remove('casa_12');
    expect(await tested.names()).toEqual([]);
    await tested.store.remove('casa_12');
  });

  describe('their sweep', () => {
    const images = (...shown: string[]) => shown.map((id) => pictureImage({ id, width: 500, height: 400 }, ''));
    const facts = {
      hotel: { images: images('casa_1') },
      roomTypes: [{ images: images('casa_2') }],
    } as unknown as HotelFacts;
    const sweep = (make?: (id: string) => Promise<boolean>) =>
      sweepPictures({
        hotels: { facts: async (hotelId) => (hotelId === 'casa' ? facts : undefined) },
        store: tested.store,
        clock: { now: () => now },
        ...(make && { makeReady: make }),
      });

    it('keeps what a hotel or a room type shows and what is new, and deletes the rest', async () => {
      for (const each of ['casa_1', 'casa_2', 'casa_3']) await ready(each, yesterday);
      await ready('casa_4', now);
      await begin('casa_5', yesterday);
      await begin('casa_6', now);
      await ready('gone_1', yesterday);
      expect(await sweep()()).toEqual({ checked: 7, removed: 3, resumed: 0 });
      expect(await ids()).toEqual(['casa_1', 'casa_2', 'casa_4', 'casa_6']);
      expect(await sweep()()).toEqual({ checked: 4, removed: 0, resumed: 0 });
    });

    it('goes on with a picture whose making was interrupted, once', async () => {
      await tested.send('casa_7', await begin('casa_7', yesterday), Buffer.from('abc'));
      const make = makeReady(tested.store, async () => ({ fault: 'broken' }));
      expect(await sweep(make)()).toMatchObject({ removed: 0, resumed: 1 });
      expect((await tested.store.find('casa_7'))?.result).toEqual({ status: 'refused', reason: 'broken' });
    });

    it('continues behind the last picture that it had time for, and begins anew after the last of all', async () => {
      for (const each of ['casa_1', 'casa_3', 'casa_4', 'casa_5']) await ready(each, yesterday);
      const timeFor = (pictures: number) => {
        let left = pictures;
        return () => {
          left -= 1;
          return left >= 0;
        };
      };
      expect(await sweep()(timeFor(2))).toMatchObject({ checked: 2, removed: 1 });
      expect(await tested.store.sweptTo()).toBe('casa_3');
      expect(await sweep()(timeFor(0))).toMatchObject({ checked: 0 });
      expect(await sweep()(timeFor(9))).toMatchObject({ checked: 2, removed: 2 });
      expect(await tested.store.sweptTo()).toBeUndefined();
      expect(await ids()).toEqual(['casa_1']);
    });
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
