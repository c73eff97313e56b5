import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import type { SessionUser } from '../../../functions/runtime/handler.ts';
import type { Process } from '../processes.ts';
import type { World } from '../world.ts';
import { someBooking } from './guests.ts';
import { oneOf } from './holds.ts';
import {
  type AnsweredBooking,
  checkSoldOut,
  checkTold,
  type Maker,
  request,
  type Task,
  wantedOf,
  wordFor,
} from './task.ts';

/**
 * The hotel's owner, or `otherwise` if the hotel is deleted; undefined if the simulation does not control the account.
 */
export const ownerOf = (world: World, hotelId: string, otherwise = ''): SessionUser | undefined => {
  const ownerId = world.shadow.hotels.get(hotelId)?.ownerId ?? otherwise;
  return world.owners.find(({ userId }) => userId === ownerId);
};

/** A booking in one of the states; in 80 % of cases one that is due for the action, if there is any. */
const atDesk = (
  world: World,
  states: readonly Booking['status'][],
  isTime?: (booking: Booking, now: string) => boolean,
) => {
  const ready = isTime && world.chance.percent(80) ? readyFor(world, states, isTime) : undefined;
  const found = ready ?? someBooking(world, states);
  const owner = found && ownerOf(world, found.booking.hotelId, found.booking.ownerId);
  return found && owner ? { owner, booking: found.booking } : undefined;
};

const readyFor = (
  world: World,
  states: readonly Booking['status'][],
  isTime: (booking: Booking, now: string) => boolean,
) => {
  const now = world.time.now();
  const all = [...world.shadow.bookings.values()].map(({ booking }) => booking);
  const booking = oneOf(
    world,
    all.filter((each) => states.includes(each.status) && isTime(each, now)),
  );
  return booking && { booking };
};

const isArrived = ({ checkInAt, checkOutAt }: Booking, now: string): boolean => checkInAt <= now && now < checkOutAt;

type Send = (
  process: Process,
  owner: SessionUser,
  params: { bookingId: string },
) => Promise<{ status: number; body: { booking: AnsweredBooking } } | Refusal>;

const deskMove =
  (name: string, states: readonly Booking['status'][], send: Send, isTime?: typeof isArrived): Maker =>
  (world) => {
    const found = atDesk(world, states, isTime);
    if (found === undefined) return [];
    const ask: Task['ask'] = async (process) => {
      const answer = await send(process, found.owner, { bookingId: found.booking.id });
      world.check();
      if (!isRefusal(answer)) checkTold(world, answer.body.booking);
      return wordFor(answer);
    };
    return [{ name, ask }];
  };

export const checkIn = deskMove('check in', ['confirmed'], ({ routes }, owner, params) =>
  routes.checkIn(request<'checkIn'>(owner, { params, query: undefined, body: undefined })),
);
export const checkOut = deskMove('check out', ['checked_in'], ({ routes }, owner, params) =>
  routes.checkOut(request<'checkOut'>(owner, { params, query: undefined, body: undefined })),
);
export const noShow = deskMove(
  'no-show',
  ['confirmed'],
  ({ routes }, owner, params) => routes.noShow(request<'noShow'>(owner, { params, query: undefined, body: undefined })),
  isArrived,
);
/** The refusal for a no-show whose released nights were sold meanwhile lists those nights. */
export const reinstate: Maker = (world) => {
  const found = atDesk(world, ['no_show'], isArrived);
  if (found === undefined) return [];
  const { owner, booking } = found;
  const params = { bookingId: booking.id };
  const ask: Task['ask'] = async (process, operation) => {
    const answer = await process.routes.reinstate(
      request<'reinstate'>(owner, { params, query: undefined, body: undefined }),
    );
    world.check();
    if (isRefusal(answer)) checkSoldOut(world, operation, wantedOf(world, booking.id), answer);
    else checkTold(world, answer.body.booking);
    return wordFor(answer);
  };
  return [{ name: 'reinstate', ask }];
};

export const cancelAtDesk = deskMove(
  'cancel at the desk',
  ['reserved', 'payment_pending', 'confirmed'],
  ({ routes }, owner, params) =>
    routes.cancelHotelBooking(request<'cancelHotelBooking'>(owner, { params, query: undefined, body: undefined })),
);

export const rebook: Maker = (world) => {
  const found = atDesk(world, ['reserved', 'confirmed']);
  const target = oneOf(world, [...world.shadow.roomTypes.values()]);
  if (found === undefined || target === undefined) return [];
  const { owner, booking } = found;
  const params = { bookingId: booking.id };
  const body = { roomTypeId: target.id, hotelId: target.hotelId };
  const ask: Task['ask'] = async (process, operation) => {
    const answer = await process.routes.rebook(request<'rebook'>(owner, { params, query: undefined, body }));
    world.check();
    if (isRefusal(answer)) checkSoldOut(world, operation, wantedOf(world, booking.id, body), answer);
    else checkTold(world, answer.body.booking);
    return wordFor(answer);
  };
  return [{ name: 'rebook', ask }];
};
