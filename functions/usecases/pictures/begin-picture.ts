import type { BodyOf } from '../../contract/routes.ts';
import { hotelOfPicture, type Picture, pictureIdOf } from '../../domain/hotel/picture.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { ownHotel } from '../frontdesk/desk.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { PictureStore, Upload } from '../ports/pictures.ts';
import type { Clock, Ids } from '../ports/time.ts';

export interface PictureDeps {
  readonly hotels: Pick<HotelReader, 'hotel'>;
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
    const hotel = await ownHotel(hotels, caller, hotelId);
    if (isRefusal(hotel)) return hotel;
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
    if (hotelId === '' || isRefusal(await ownHotel(hotels, caller, hotelId))) return noPicture;
    return (await store?.find(pictureId)) ?? noPicture;
  };
