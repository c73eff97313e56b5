import { epochMillis } from '../../domain/calendar/instant.ts';
import { type Picture, pictureOf } from '../../domain/hotel/picture.ts';
import type { InTime } from '../ports/clock.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { PictureStore } from '../ports/pictures.ts';
import type { Clock } from '../ports/time.ts';

export interface SweepDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly store: PictureStore;
  readonly clock: Clock;
  /** Makes a picture ready whose upload was not processed. */
  readonly makeReady: (pictureId: string) => Promise<boolean>;
}

/** An owner who uploads and saves the hotel later has this long; so has an upload to arrive. */
const keptUnusedMs = 24 * 3_600_000;

/** Deletes pictures of yesterday that no hotel and no room type shows, and goes on with those left half-way. */
export const sweepPictures =
  ({ hotels, store, clock, makeReady }: SweepDeps) =>
  async (inTime: InTime = () => true): Promise<{ checked: number; removed: number; resumed: number }> => {
    const counts = { checked: 0, removed: 0, resumed: 0 };
    const shownBy = new Map<string, Promise<ReadonlySet<string>>>();
    const shown = async (hotelId: string): Promise<ReadonlySet<string>> => {
      const facts = await hotels.facts(hotelId);
      const images = facts ? [facts.hotel, ...facts.roomTypes].flatMap((each) => each.images) : [];
      return new Set(images.flatMap(({ url }) => pictureOf(url)?.id ?? []));
    };
    const isShown = async ({ id, hotelId }: Picture): Promise<boolean> => {
      const known = shownBy.get(hotelId) ?? shown(hotelId);
      shownBy.set(hotelId, known);
      return (await known).has(id);
    };
    for await (const picture of store.list()) {
      if (!inTime()) break;
      counts.checked += 1;
      const isOld = epochMillis(clock.now()) - epochMillis(picture.createdAt) >= keptUnusedMs;
      if (picture.result === null && (await makeReady(picture.id))) counts.resumed += 1;
      else if (isOld && !(await isShown(picture))) {
        await store.remove(picture.id);
        counts.removed += 1;
      }
    }
    return counts;
  };
