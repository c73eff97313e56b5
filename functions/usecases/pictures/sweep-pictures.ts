import { epochMillis } from '../../domain/calendar/instant.ts';
import { hotelOfPicture, pictureOf } from '../../domain/hotel/picture.ts';
import type { InTime } from '../ports/clock.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { PictureStore } from '../ports/pictures.ts';
import type { Clock } from '../ports/time.ts';

export interface SweepDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly store: PictureStore;
  readonly clock: Clock;
  /** Makes a picture ready whose upload was not processed; absent where a queue does that. */
  readonly makeReady?: (pictureId: string) => Promise<boolean>;
}

export type SweepCounts = Readonly<Record<'checked' | 'removed' | 'resumed', number>>;

/** An owner who uploads and saves the hotel later has this long; so has an upload to arrive. */
const keptUnusedMs = 24 * 3_600_000;

/** Whether a picture is shown by its hotel or a room type. Ids come by hotel, so that of the last one is remembered. */
const shownPictures = (hotels: SweepDeps['hotels']) => {
  let last: { readonly hotelId: string; readonly shown: ReadonlySet<string> } | undefined;
  return async (pictureId: string): Promise<boolean> => {
    const hotelId = hotelOfPicture(pictureId);
    if (last?.hotelId !== hotelId) {
      // Read strongly: what is removed does not come back.
      const facts = await hotels.facts(hotelId, { consistent: true });
      const images = facts ? [facts.hotel, ...facts.roomTypes].flatMap((each) => each.images) : [];
      last = { hotelId, shown: new Set(images.flatMap(({ url }) => pictureOf(url)?.id ?? [])) };
    }
    return last.shown.has(pictureId);
  };
};

/**
 * Deletes pictures older than a day that no hotel and no room type shows, and continues with those left half-way. A run
 * that has no more time keeps its place, and the next one continues there.
 */
export const sweepPictures =
  ({ hotels, store, clock, makeReady = async () => false }: SweepDeps) =>
  async (inTime: InTime = () => true): Promise<SweepCounts> => {
    const counts = { checked: 0, removed: 0, resumed: 0 };
    const isShown = shownPictures(hotels);
    const settleUnused = async (pictureId: string): Promise<void> => {
      const picture = await store.find(pictureId);
      if (picture === undefined) return;
      if (picture.result === null && (await makeReady(pictureId))) counts.resumed += 1;
      else if (epochMillis(clock.now()) - epochMillis(picture.createdAt) >= keptUnusedMs) {
        await store.remove(pictureId);
        counts.removed += 1;
      }
    };
    const begunAt = await store.sweptTo();
    let last = begunAt;
    let isComplete = true;
    for await (const pictureId of store.list(begunAt)) {
      if (!inTime()) {
        isComplete = false;
        break;
      }
      counts.checked += 1;
      // Only the records of unused pictures are read: the others cost nothing but their name in the list.
      if (!(await isShown(pictureId))) await settleUnused(pictureId);
      last = pictureId;
    }
    const keep = isComplete ? undefined : last;
    if (keep !== begunAt) await store.keepSweptTo(keep);
    return counts;
  };
