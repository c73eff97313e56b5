import { composeAdmin } from '../../functions/composition/admin.ts';
import { composeBookings } from '../../functions/composition/bookings.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composePayments } from '../../functions/composition/payments.ts';
import { createRoomTypeBody, hotelBody } from '../../functions/contract/hotels.ts';
import { isRefusal, type Refusal } from '../../functions/domain/refusal.ts';
import type { RealBooking } from './rows.ts';

const caller = { userId: 'replay-owner', role: 'hotel_admin' } as const;
const actor = { kind: 'owner', id: caller.userId } as const;
const guestOf = (booking: RealBooking): string => `replay-guest-${booking.line}`;
const done = <T extends object>(outcome: T | Refusal): T => {
  if (isRefusal(outcome)) throw new Error(`the replay's own hotel was refused: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** The hotel of the file, served by the real use cases; every step answers the refusal or nothing. */
export const openHotel = async (core: Core, rooms: ReadonlyMap<string, number>) => {
  const [admin, bookings, payments] = [composeAdmin(core), composeBookings(core), composePayments(core)];
  const place = { address: 'Praia da Rocha', city: 'Portimão', country: 'PT', latitude: 37.12, longitude: -8.54 };
  const hotel = done(await admin.createHotel(caller, hotelBody.parse({ name: 'Resort Hotel', ...place })));
  const roomTypeIds = new Map<string, string>();
  for (const [code, totalRooms] of rooms) {
    const { hotelId, ...body } = createRoomTypeBody.parse({
      hotelId: hotel.id,
      name: code,
      basePrice: '100.00',
      maxGuests: 20,
      totalRooms,
    });
    const { roomType } = done(await admin.createRoomType({ caller, hotelId, body }));
    roomTypeIds.set(code, roomType.id);
  }
  const ids = new Map<RealBooking, string>();
  const idOf = (booking: RealBooking): string => ids.get(booking) ?? '';
  const refusalOf = (outcome: unknown): Refusal | undefined => (isRefusal(outcome) ? outcome : undefined);

  return {
    hotelId: hotel.id,
    /** Holds and pays. */
    book: async (booking: RealBooking): Promise<Refusal | undefined> => {
      const { arrival: checkIn, departure: checkOut, guests } = booking;
      const roomTypeId = roomTypeIds.get(booking.roomType) ?? 'unknown';
      const held = await bookings.holdRooms({
        userId: guestOf(booking),
        idempotencyKey: `replay-${booking.line}`,
        isMember: true,
        body: {
          hotelId: hotel.id,
          roomTypeId,
          checkIn,
          checkOut,
          guests,
          rooms: 1,
          guestName: 'Replayed Guest',
          guestEmail: 'guest@example.com',
          source: 'direct',
        },
        address: null,
      });
      if (isRefusal(held)) return held;
      ids.set(booking, held.booking.id);
      const command = { userId: guestOf(booking), bookingId: held.booking.id, ifMatch: undefined };
      return refusalOf(await payments.confirmBooking({ ...command, paymentMethod: 'tok_visa' }));
    },
    /** One guest more or less, as far as the rooms allow: it costs nothing here. */
    change: async (booking: RealBooking) => {
      const change = { guests: booking.guests < 20 ? booking.guests + 1 : booking.guests - 1 };
      const command = { userId: guestOf(booking), bookingId: idOf(booking), quote: undefined, ifMatch: undefined };
      return refusalOf(await payments.changeBooking({ ...command, change }));
    },
    cancel: async (booking: RealBooking) => {
      const guest = guestOf(booking);
      const mayCancel = ({ userId }: { readonly userId: string }) => userId === guest;
      const command = { bookingId: idOf(booking), ifMatch: undefined, reason: null };
      return refusalOf(await payments.cancelBooking({ ...command, actor: { kind: 'guest', id: guest }, mayCancel }));
    },
    arrive: async (booking: RealBooking) => refusalOf(await admin.checkIn({ caller, actor, bookingId: idOf(booking) })),
    leave: async (booking: RealBooking) => refusalOf(await admin.checkOut({ caller, actor, bookingId: idOf(booking) })),
    miss: async (booking: RealBooking) =>
      refusalOf(await admin.markNoShow({ caller, actor, bookingId: idOf(booking) })),
    reconcile: async (from: string, to: string) =>
      done(await admin.reconcileHotel({ caller, actor, hotelId: hotel.id, from, to, repair: false })),
    overbooked: async (from: string, to: string) =>
      done(await admin.listOverbooked({ caller, hotelId: hotel.id, from, to, limit: 100, after: undefined })),
  };
};

export type ReplayedHotel = Awaited<ReturnType<typeof openHotel>>;
