import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { TRANSITIONS } from '../../../functions/domain/booking/machine.ts';
import { type HoldCaps, type Unpaid, unpaidDelta } from '../../../functions/domain/booking/unpaid.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';

const told = (booking: Booking): string =>
  `booking ${booking.id} of ${booking.userId}, ${booking.status}, version ${booking.version}, revision ${booking.revision}`;

/** Every changed booking made one legal transition, recorded it in its history, and was not released too early. */
export const checkBookings = ({ shadow, touched, millis, caps }: Moment): void => {
  for (const [id, before] of touched.bookings) {
    const after = shadow.bookings.get(id)?.booking;
    if (after === undefined) continue;
    if (before === undefined) checkMade(after);
    else {
      checkMoved(before, after);
      checkInTime(before, after, millis);
    }
    const entries = touched.history.filter(({ bookingId }) => bookingId === id);
    // A hotel may lengthen a stay or reinstate a no-show independent of the guest's other unpaid rooms.
    const byHotel = entries.some(({ actor: { kind } }) => kind === 'owner' || kind === 'system_admin');
    if (!byHotel) checkCapped(before ?? null, after, shadow.unpaidOf(after.userId), caps);
    const owed = before !== undefined && after.version > before.version;
    must(entries.length <= 1 && (!owed || entries.length === 1), 'rule 21: a change has one history entry', () => {
      return `${told(after)} has ${entries.length}`;
    });
    for (const entry of entries) {
      const tells = entry.revision === after.revision && entry.after.status === after.status;
      must(tells && entry.before?.status === before?.status, 'rule 21: the history shows what happened', () =>
        told(after),
      );
    }
  }
  for (const userId of touched.users) {
    const counted = shadow.unpaidOf(userId);
    const kept = shadow.unpaidKept.get(userId) ?? { holds: 0, roomNights: 0 };
    must(
      counted.holds === kept.holds && counted.roomNights === kept.roomNights,
      'rule 8: the count of what is held unpaid',
      () => `${userId} holds ${JSON.stringify(counted)} unpaid, counted are ${JSON.stringify(kept)}`,
    );
  }
};

/** Everything that adds to a guest's unpaid rooms (a hold, a late payment, a longer stay) stays within the caps. */
const checkCapped = (before: Booking | null, after: Booking, open: Unpaid, caps: HoldCaps): void => {
  const added = unpaidDelta(before, after);
  const makes = (): string => `${told(after)}: it makes ${JSON.stringify(open)} unpaid`;
  must(added.holds <= 0 || open.holds <= caps.maxOpenHolds, 'rule 8: the cap on open holds', makes);
  const within = added.roomNights <= 0 || open.roomNights <= caps.maxOpenRoomNights;
  must(within, 'rule 8: the cap on unpaid room-nights', makes);
};

const checkMade = (booking: Booking): void => {
  const first = booking.madeBy === undefined ? 'reserved' : 'confirmed';
  must(booking.status === first && booking.revision === 1, 'rule 6: one booking a key', () => told(booking));
};

const checkMoved = (before: Booking, after: Booking): void => {
  const both = (): string => `${told(before)} became ${told(after)}`;
  must(after.revision === before.revision + 1, 'every write is held against the revision it read', both);
  must(after.version - before.version <= 1 && after.version >= before.version, 'a change is one version', both);
  const legal =
    after.status === before.status || TRANSITIONS.some(({ from, to }) => from === before.status && to === after.status);
  must(legal, 'no illegal transition', both);
  const { bodyHash, userId, createdAt } = before;
  const same = after.bodyHash === bodyHash && after.userId === userId && after.createdAt === createdAt;
  must(same, 'rule 7: a key belongs to its booking for ever', both);
};

const checkInTime = (before: Booking, after: Booking, millis: number): void => {
  if (after.status !== 'expired' || before.status === 'expired') return;
  const early = before.dueAt !== null && millis < Date.parse(before.dueAt);
  must(!early && millis >= Date.parse(before.expiresAt), 'rule 16: no hold is released early', () => {
    return `${told(before)} was released at ${new Date(millis).toISOString()}, due ${before.dueAt}, promised until ${before.expiresAt}`;
  });
};
