import type { Client } from '../../functions/contract/client.ts';
import { success } from '../../tests/support/api-world.ts';
import { dayFromNow, type House } from '../load/ground.ts';
import type { Deeds } from './journeys.ts';
import type { BrittleWorld } from './parts.ts';

type Booking = Deeds['bookings'][number];
type Entry = Awaited<ReturnType<typeof historyOf>>[number];

/** The mails required for an entry of a booking's history; obsolete mails of earlier entries may also arrive. */
const mailsFor = ({ event, after }: Entry): readonly string[] => {
  if (event === 'booking.confirmed') return ['confirmed', 'owner-confirmed'];
  if (event !== 'booking.cancelled') return [];
  return after.paid.amount === '0.00' ? ['cancelled'] : ['cancelled', 'owner-cancelled', 'refunded'];
};

const historyOf = async ({ id, guest }: Booking) =>
  success(await guest.client.call('getHistory', { params: { bookingId: id }, query: { limit: '100' } })).items;

/** How often the mail server accepted each mail of a booking, by its kind. */
const mailsOf = (mails: readonly string[], bookingId: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const mail of mails) {
    const kind = new RegExp(`^Message-ID: <${bookingId}\\.([a-z-]+)\\.`, 'im').exec(mail)?.[1];
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
};

/** The mails and events that are still missing; empty once all consumers have caught up. */
export const stillToCome = async ({ admin, mails, listener }: BrittleWorld, deeds: Deeds): Promise<string[]> => {
  const missing: string[] = [];
  for (const booking of deeds.bookings) {
    const history = await historyOf(booking);
    const last = history.toSorted((one, other) => one.version - other.version).at(-1);
    if (last?.after.status === 'payment_pending') missing.push(`the payment of ${booking.id}`);
    const sent = mailsOf(mails, booking.id);
    for (const entry of history) {
      for (const kind of mailsFor(entry)) if (!sent.has(kind)) missing.push(`the mail ${kind} of ${booking.id}`);
      if (!listener.toldOf(booking.id).has(entry.event)) missing.push(`the delivery ${entry.event} of ${booking.id}`);
    }
  }
  for (const { name, depth, inFlight, deadLetters } of success(await admin.call('listQueues', {})).items) {
    if (depth + inFlight + deadLetters > 0) missing.push(`${name}: ${depth}, ${inFlight} taken, ${deadLetters} dead`);
  }
  return missing;
};

/** Mails that were sent twice. */
export const doubleMails = ({ mails }: BrittleWorld, deeds: Deeds): string[] =>
  deeds.bookings.flatMap(({ id }) =>
    [...mailsOf(mails, id)].flatMap(([kind, times]) =>
      times > 1 ? [`the mail ${kind} of ${id}: ${times} times`] : [],
    ),
  );

const cents = (amount: string): number => Math.round(Number(amount) * 100);

/** Errors in bookings, money and nights once no work is pending. */
export const wrongAtRest = async (owner: Client, house: House, deeds: Deeds): Promise<string[]> => {
  const wrongs: string[] = [];
  for (const { id, guest } of deeds.bookings) {
    const params = { bookingId: id };
    const { booking } = success(await guest.client.call('getBooking', { params }));
    const moved = success(await guest.client.call('getPayments', { params, query: { limit: '100' } })).items;
    const sum = (kind: string): number =>
      moved
        .filter((each) => each.kind === kind && each.status === 'succeeded')
        .reduce((total, { amount }) => total + cents(amount.amount), 0);
    const kept = sum('charge') - sum('refund');
    const owed = booking.status === 'confirmed' ? cents(booking.totals.total.amount) : 0;
    if (kept !== owed) wrongs.push(`booking ${id} is ${booking.status}, ${owed} is due and ${kept} was kept`);
  }
  const range = { from: dayFromNow(0), to: dayFromNow(80) };
  const { drift } = success(await owner.call('reconcile', { params: { hotelId: house.hotelId }, query: range }));
  wrongs.push(...drift.map((night) => `a night has drifted: ${JSON.stringify(night)}`));
  return wrongs;
};
