import type { BodyOf } from '../../contract/routes.ts';
import { hotelOfPicture, type Picture, pictureIdOf } from '../../domain/hotel/picture.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { PictureStore, Upload } from '../ports/pictures.ts';
import type { Clock, Ids } from '../ports/time.ts';

export interface PictureDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  /** Absent where the stage keeps no pictures. */
  readonly store: PictureStore | undefined;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
}

export interface BeginPicture {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly body: BodyOf<'createPicture'>;
}

const noPicture = { refused: 'not-found', what: 'picture' } as const;
const noStore = {
  refused: 'refused',
  detail: 'This system keeps no pictures of its own. Name the address of a picture in images.',
} as const;

/** Begins a picture of an own hotel: its record, and where its file is sent. */
export const beginPicture =
  ({ hotels, store, clock, ids }: PictureDeps) =>
  async ({ caller, hotelId, body }: BeginPicture): Promise<{ picture: Picture; upload: Upload } | Refusal> => {
    const facts = await hotels.facts(hotelId);
    if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
    if (store === undefined) return noStore;
    const { alt, contentType, size } = body;
    const id = pictureIdOf(hotelId, ids.next());
    const picture: Picture = { id, hotelId, alt, createdAt: clock.now(), result: null };
    return { picture, upload: await store.begin(picture, { contentType, size }) };
  };

/** A picture of an own hotel. */
export const findPicture =
  ({ hotels, store }: Pick<PictureDeps, 'hotels' | 'store'>) =>
  async (caller: Caller, pictureId: string): Promise<Picture | Refusal> => {
    const hotelId = hotelOfPicture(pictureId);
    const facts = hotelId === '' ? undefined : await hotels.facts(hotelId);
    if (facts === undefined || !owns(caller, facts.hotel)) return noPicture;
    return (await store?.find(pictureId)) ?? noPicture;
  };
