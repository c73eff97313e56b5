import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import type { SessionUser } from '../../../functions/runtime/handler.ts';
import { must } from '../violation.ts';
import type { World } from '../world.ts';
import { oneOf, someParty } from './holds.ts';
import { checkSoldOut, checkTold, type Maker, request, type Task, wantedOf, wordFor } from './task.ts';

/** The states of a guest's bookings with further actions. */
const LATEST = 8;

/** A guest with one of the latest bookings in one of these states; sometimes in any state. */
export const someBooking = (
  world: World,
  states: readonly Booking['status'][],
): { guest: SessionUser; booking: Booking } | undefined => {
  const guest = oneOf(world, world.guests);
  if (guest === undefined) return undefined;
  const ids = (world.shadow.ofUser.get(guest.userId) ?? []).slice(-LATEST);
  const all = ids.flatMap((id) => world.shadow.bookings.get(id)?.booking ?? []);
  const fit = world.chance.percent(5) ? all : all.filter(({ status }) => states.includes(status));
  const booking = oneOf(world, fit);
  return booking && { guest, booking };
};

const CARDS = [
  'tok_visa',
  'tok_visa',
  'tok_visa',
  'tok_declined',
  'tok_timeout',
  'tok_down',
  'tok_refund_fails',
] as const;

/** Less than a cent's worth, more than most balances or than half of most prices, and valid amounts. */
const SOME_POINTS = [1, 2000, 2000, 8000, 8000, 8000, 12_000, 40_000] as const;

/** How a guest pays: by card, or partly with points. */
interface Means {
  readonly paymentMethod: (typeof CARDS)[number];
  readonly points: number;
}

const someMeans = ({ chance }: World): Means => ({
  paymentMethod: chance.pick(CARDS),
  points: chance.percent(40) ? chance.pick(SOME_POINTS) : 0,
});

const confirming = (world: World, guest: SessionUser, booking: Booking, { paymentMethod, points }: Means): Task => ({
  name: `confirm ${paymentMethod}${points > 0 ? ' and points' : ''}`,
  ask: async (process, operation) => {
    const params = { bookingId: booking.id };
    const answer = await process.routes.confirmBooking(
      request<'confirmBooking'>(guest, {
        params,
        query: undefined,
        body: { paymentMethod, ...(points > 0 && { points }) },
      }),
    );
    world.check();
    if (isRefusal(answer)) {
      checkSoldOut(world, operation, wantedOf(world, booking.id), answer);
      must(answer.refused !== 'refused' || points > 0, 'no answer is untrue', () => {
        return `a confirm of ${booking.id} without points was refused: ${JSON.stringify(answer)}`;
      });
      must(answer.refused !== 'payment-declined' || paymentMethod === 'tok_declined', 'no answer is untrue', () => {
        return `a confirm of ${booking.id} by ${paymentMethod} was told that the card was declined`;
      });
      return answer.refused;
    }
    checkTold(world, answer.body.booking);
    const { status, confirmedAt } = answer.body.booking;
    must(answer.status === 202 ? status === 'payment_pending' : confirmedAt !== null, 'no answer is untrue', () => {
      return `a confirm of ${booking.id} was answered ${answer.status}, and it is ${status}`;
    });
    return String(answer.status);
  },
});

export const confirm: Maker = (world) => {
  const found = someBooking(world, ['reserved', 'reserved', 'payment_pending', 'expired']);
  return found ? [confirming(world, found.guest, found.booking, someMeans(world))] : [];
};

export const confirmTwice: Maker = (world) => {
  const found = someBooking(world, ['reserved', 'payment_pending', 'expired']);
  if (found === undefined) return [];
  const one = someMeans(world);
  const other = world.chance.percent(50) ? one : someMeans(world);
  return [confirming(world, found.guest, found.booking, one), confirming(world, found.guest, found.booking, other)];
};

export const cancel: Maker = (world) => {
  const found = someBooking(world, ['reserved', 'payment_pending', 'confirmed']);
  if (found === undefined) return [];
  const { guest, booking } = found;
  const ask: Task['ask'] = async (process) => {
    const params = { bookingId: booking.id };
    const answer = await process.routes.cancelBooking(
      request<'cancelBooking'>(guest, { params, query: undefined, body: undefined }),
    );
    world.check();
    if (!isRefusal(answer)) {
      checkTold(world, answer.body.booking);
      must(answer.body.booking.status === 'cancelled', 'no answer is untrue', () => `${booking.id} is not cancelled`);
    }
    return wordFor(answer);
  };
  return [{ name: 'cancel', ask }];
};

/** A similar stay: a day later or longer, more rooms, another room type. */
const someChange = (world: World, booking: Booking) => {
  const { chance } = world;
  const shift = chance.between(-1, 2);
  const roomTypes = [...world.shadow.roomTypes.values()].filter(({ hotelId }) => hotelId === booking.hotelId);
  const other = oneOf(world, roomTypes)?.id ?? booking.roomTypeId;
  return {
    checkIn: addDays(booking.checkIn, shift),
    checkOut: addDays(booking.checkOut, shift + chance.between(0, 2)),
    ...(chance.percent(25) && { party: someParty(world).map((room) => ({ ...room, childAges: [...room.childAges] })) }),
    ...(chance.percent(30) && { roomTypeId: other }),
  };
};

/** Rule 31: later restrictions do not refuse nights that are kept. */
const checkNotAllowed = (
  world: World,
  booking: Booking,
  asked: ReturnType<typeof someChange>,
  refusal: Refusal,
): void => {
  if (refusal.refused !== 'stay-not-allowed' || refusal.reason === undefined || refusal.reason === 'advance') return;
  const versions = [...(world.shadow.bookings.get(booking.id)?.versions.values() ?? [])];
  const truly = versions.some((version) =>
    world.refusedTruly([version], { ...asked, roomTypeId: asked.roomTypeId ?? version.roomTypeId }),
  );
  must(truly, 'rule 31: kept nights are judged as they were booked', () => {
    return `${booking.id} to ${JSON.stringify(asked)} was refused: ${JSON.stringify(refusal)}`;
  });
};

/** The name, the telephone number or the requests of the guest: no price and no night is touched. */
export const correct: Maker = (world) => {
  const found = someBooking(world, ['reserved', 'confirmed']);
  if (found === undefined) return [];
  const { guest, booking } = found;
  const body = { guestName: world.chance.pick(['Ada King', 'Augusta Ada', 'A. Lovelace']) };
  const ask: Task['ask'] = async (process) => {
    const params = { bookingId: booking.id };
    const answer = await process.routes.changeBooking(
      request<'changeBooking'>(guest, { params, query: undefined, body }),
    );
    world.check();
    if (!isRefusal(answer)) checkTold(world, answer.body.booking);
    return wordFor(answer);
  };
  return [{ name: 'correct', ask }];
};

/** Sends the confirmation again. */
export const resend: Maker = (world) => {
  const found = someBooking(world, ['confirmed']);
  if (found === undefined) return [];
  const params = { bookingId: found.booking.id };
  const ask: Task['ask'] = async (process) =>
    wordFor(
      await process.routes.resendConfirmation(
        request<'resendConfirmation'>(found.guest, { params, query: undefined, body: undefined }),
      ),
    );
  return [{ name: 'resend', ask }];
};

/** A change of stay, with or without the quote of a preview. */
export const change: Maker = (world) => {
  const found = someBooking(world, ['reserved', 'confirmed', 'confirmed']);
  if (found === undefined) return [];
  const { guest, booking } = found;
  const asked = someChange(world, booking);
  if (asked.checkIn >= asked.checkOut) return [];
  const previewed = world.chance.percent(80);
  const ask: Task['ask'] = async (process, operation) => {
    const params = { bookingId: booking.id };
    let quote: string | undefined;
    if (previewed) {
      const preview = await process.routes.previewChange(
        request<'previewChange'>(guest, { params, query: undefined, body: asked }),
      );
      if (isRefusal(preview)) {
        world.check();
        checkNotAllowed(world, booking, asked, preview);
        return `preview ${preview.refused}`;
      }
      quote = preview.body.quote;
    }
    const body = { ...asked, ...(quote !== undefined && { quote }) };
    const answer = await process.routes.changeBooking(
      request<'changeBooking'>(guest, { params, query: undefined, body }),
    );
    world.check();
    if (isRefusal(answer)) {
      const rooms = asked.party?.length;
      checkSoldOut(world, operation, wantedOf(world, booking.id, { ...asked, ...(rooms && { rooms }) }), answer);
      checkNotAllowed(world, booking, asked, answer);
      return answer.refused;
    }
    checkTold(world, answer.body.booking);
    return String(answer.status);
  };
  return [{ name: previewed ? 'change with a quote' : 'change', ask }];
};

/** All reads of a booking by its guest: they must succeed in every state. */
export const look: Maker = (world) => {
  const found = someBooking(world, ['reserved', 'payment_pending', 'confirmed', 'cancelled', 'completed']);
  if (found === undefined) return [];
  const { guest, booking } = found;
  const ask: Task['ask'] = async (process) => {
    const params = { bookingId: booking.id };
    const answer = await process.routes.getBooking(
      request<'getBooking'>(guest, { params, query: undefined, body: undefined }),
    );
    world.check();
    must(!isRefusal(answer), 'a booking can be read', () => booking.id);
    checkTold(world, answer.body.booking);
    const query = { limit: 20 };
    await process.routes.getHistory(request<'getHistory'>(guest, { params, query, body: undefined }));
    await process.routes.getPayments(request<'getPayments'>(guest, { params, query, body: undefined }));
    return wordFor(answer);
  };
  return [{ name: 'look', ask }];
};

export const review: Maker = (world) => {
  const found = someBooking(world, ['completed']);
  if (found === undefined) return [];
  const params = { bookingId: found.booking.id };
  const body = { rating: world.chance.between(1, 5) };
  const ask: Task['ask'] = async (process) =>
    wordFor(
      await process.routes.reviewBooking(request<'reviewBooking'>(found.guest, { params, query: undefined, body })),
    );
  return [{ name: 'review', ask }];
};
