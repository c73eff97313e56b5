import type { Booking } from '../../domain/booking/booking.ts';
import { openShare, unpaidIn } from '../../domain/booking/unpaid.ts';
import { eachNight } from '../../domain/calendar/date.ts';
import { addMinutes, isBefore } from '../../domain/calendar/instant.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import type { NotedStay, ShareOf, UnpaidShares } from '../ports/unpaid-shares.ts';

export interface ShareDeps {
  readonly shares: UnpaidShares;
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly settings: Settings;
  readonly clock: Clock;
  /** False drops every cap on what is held unpaid, never the count. */
  readonly limited: boolean;
}

/** A note without a booking is of a hold that is being made, for so long; then of one that was refused. */
const UNDER_WAY_MINUTES = 1;
/** Notes that one item keeps; beyond them the address is refused. */
const MOST_NOTES = 300;
/** So many notes are held against their bookings once in a while, so that those of paid stays do not pile up. */
const MANY_NOTES = 40;

type Stay = Pick<NotedStay, 'checkIn' | 'checkOut' | 'rooms'>;

/** The most rooms that the stays take of any night of `wanted`, `wanted` among them. */
const mostRooms = (wanted: Stay, others: readonly Stay[]): number =>
  Math.max(
    ...eachNight(wanted.checkIn, wanted.checkOut).map((date) =>
      others
        .filter(({ checkIn, checkOut }) => checkIn <= date && date < checkOut)
        .reduce((sum, { rooms }) => sum + rooms, wanted.rooms),
    ),
  );

interface Verified {
  /** Stays that are held unpaid, or are being asked for at this moment, each booking once. */
  readonly standing: readonly Stay[];
  readonly dead: readonly NotedStay[];
}

/** The notes held against their bookings; a booking counts as it is now, whatever was noted of it. */
const verified = async (
  deps: ShareDeps,
  { hotelId, roomTypeId }: ShareOf,
  notes: readonly NotedStay[],
): Promise<Verified> => {
  const ids = [...new Set(notes.map(({ bookingId }) => bookingId))];
  const bookings = new Map((await deps.bookings.findMany(ids)).map((booking) => [booking.id, booking]));
  const now = deps.clock.now();
  const isUnderWay = (note: NotedStay): boolean => isBefore(now, addMinutes(note.at, UNDER_WAY_MINUTES));
  const unpaid = [...bookings.values()].filter((booking) => unpaidIn(booking).roomNights > 0);
  const stays = new Set(unpaid.map(({ id }) => id));
  return {
    standing: [
      ...unpaid.filter((booking) => booking.hotelId === hotelId && booking.roomTypeId === roomTypeId),
      ...notes.filter((note) => !bookings.has(note.bookingId) && isUnderWay(note)),
    ],
    dead: notes.filter((note) => !stays.has(note.bookingId) && (bookings.has(note.bookingId) || !isUnderWay(note))),
  };
};

/**
 * Refuses what would hold more of a night unpaid from one network address than its share (rule 8). It is an estimate
 * outside the booking's transaction: the stay is noted first, so that holds sent side by side see each other, and the
 * notes are held against their bookings only where they add up to too much.
 *
 * @param wanted the unpaid booking as it is to be
 * @param cap rooms of its nights that can be sold
 * @param address null where no network is known, which has no share
 */
export const judgeShare =
  (deps: ShareDeps) =>
  async (wanted: Booking, cap: number, address: string | null): Promise<RefusalOf<'too-many-holds'> | undefined> => {
    if (!deps.limited || address === null) return undefined;
    const { maxOpenSharePercent } = await deps.settings.current();
    const limit = openShare(cap, maxOpenSharePercent);
    const { id: bookingId, version, checkIn, checkOut, rooms } = wanted;
    const of = shareOf(wanted, address);
    const own = { bookingId, version, checkIn, checkOut, rooms, at: deps.clock.now() };
    const notes = await deps.shares.note(of, own);
    const others = notes.filter((note) => note.bookingId !== bookingId);
    if (mostRooms(own, others) <= limit && notes.length <= MANY_NOTES) return undefined;

    const { standing, dead } = await verified(deps, of, others);
    const most = mostRooms(own, standing);
    const isRefused = most > limit || standing.length >= MOST_NOTES;
    await deps.shares.forget(of, dead);
    return isRefused ? { refused: 'too-many-holds', of: 'address', open: most - rooms, limit } : undefined;
  };

const shareOf = ({ hotelId, roomTypeId }: Pick<Booking, 'hotelId' | 'roomTypeId'>, address: string): ShareOf => ({
  address,
  hotelId,
  roomTypeId,
});

/** Takes back the note of a booking that was not made. */
export const forgetShare =
  ({ shares, limited }: Pick<ShareDeps, 'shares' | 'limited'>) =>
  async (wanted: Booking, address: string | null): Promise<void> => {
    if (!limited || address === null) return;
    const { id: bookingId, version } = wanted;
    await shares.forget(shareOf(wanted, address), [{ bookingId, version }]);
  };
