import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookingStatus } from '../../functions/domain/booking/booking.ts';
import { dayFromNow, type Guest, type House } from '../load/ground.ts';
import { note, type Promises } from './promises.ts';

const any = <T>(things: readonly T[]): T | undefined => things[Math.floor(Math.random() * things.length)];

/** Few nights and few rooms, so that guests compete; some bookings stay open when the server is killed. */
const stay = (): { checkIn: string; checkOut: string } => {
  const first = 30 + Math.floor(Math.random() * 5);
  return { checkIn: dayFromNow(first), checkOut: dayFromNow(first + 1 + Math.floor(Math.random() * 3)) };
};

const hold = async (guest: Guest, house: House, promises: Promises): Promise<void> => {
  const call = {
    idempotencyKey: randomUUID(),
    body: { ...house, ...stay(), guests: 2, guestName: 'Ada Lovelace', guestEmail: guest.email },
  };
  promises.unanswered.set(call.idempotencyKey, { guest, call });
  const answer = await guest.client.call('createBooking', call);
  promises.unanswered.delete(call.idempotencyKey);
  if (answer.status === 201 || answer.status === 200) note(promises, guest, answer.body.booking);
};

/** Card tok_timeout charges and loses its answer, so that a kill also interrupts charges. */
const confirm = async (guest: Guest, bookingId: string, promises: Promises): Promise<void> => {
  const paymentMethod = Math.random() < 0.1 ? 'tok_timeout' : 'tok_visa';
  const answer = await guest.client.call('confirmBooking', { params: { bookingId }, body: { paymentMethod } });
  if (answer.status === 200 || answer.status === 202) note(promises, guest, answer.body.booking);
};

const cancel = async (guest: Guest, bookingId: string, promises: Promises): Promise<void> => {
  const answer = await guest.client.call('cancelBooking', { params: { bookingId } });
  if (answer.status === 200) note(promises, guest, answer.body.booking);
};

const change = async (guest: Guest, bookingId: string, promises: Promises): Promise<void> => {
  const params = { bookingId };
  const request = stay();
  const preview = await guest.client.call('previewChange', { params, body: request });
  if (preview.status !== 200) return;
  const answer = await guest.client.call('changeBooking', { params, body: { ...request, quote: preview.body.quote } });
  if (answer.status === 200) note(promises, guest, answer.body.booking);
};

const ownIn = (guest: Guest, promises: Promises, ...statuses: BookingStatus[]): string | undefined =>
  any([...promises.told.values()].filter((told) => told.guest === guest && statuses.includes(told.status)))?.id;

/** One action of a guest: hold, pay, change, cancel. */
const act = async (guest: Guest, house: House, promises: Promises): Promise<void> => {
  const reserved = ownIn(guest, promises, 'reserved', 'payment_pending');
  const standing = ownIn(guest, promises, 'reserved', 'confirmed');
  const dice = Math.random();
  if (dice < 0.35 && reserved !== undefined) return await confirm(guest, reserved, promises);
  if (dice < 0.5 && standing !== undefined) return await change(guest, standing, promises);
  if (dice < 0.65 && standing !== undefined) return await cancel(guest, standing, promises);
  return await hold(guest, house, promises);
};

/** Guests act until the server is killed: a call without an answer stops a guest. */
export const actUntilGone = async (guests: readonly Guest[], house: House, promises: Promises): Promise<void> => {
  const life = async (guest: Guest): Promise<void> => {
    for (;;) {
      await act(guest, house, promises);
      await sleep(Math.random() * 5);
    }
  };
  await Promise.allSettled(guests.map(life));
};
