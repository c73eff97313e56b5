import { deskGuest } from '../../demo/desk-guests.ts';
import { composeAdmin } from '../../functions/composition/admin.ts';
import { composeBookings } from '../../functions/composition/bookings.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { composePayments } from '../../functions/composition/payments.ts';
import { composeRates } from '../../functions/composition/rates.ts';
import { createRoomTypeBody, hotelBody } from '../../functions/contract/hotels/bodies.ts';
import { createRatePlanBody } from '../../functions/contract/rates/bodies.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal, type Refusal } from '../../functions/domain/refusal.ts';
import { MEALS, type Meal, type RealBooking } from './rows.ts';

const guestOf = (booking: RealBooking): string => `replay-guest-${booking.line}`;
/** The file has no names: these are made up. */
const guestDetails = (hotelId: string, { line }: RealBooking) => {
  const { name, email } = deskGuest(hotelId, line);
  return { guestName: name, guestEmail: email };
};
const done = <T extends object>(outcome: T | Refusal): T => {
  if (isRefusal(outcome)) throw new Error(`the replay's own hotel was refused: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** The file has the numbers of children and babies, not their ages: these ages are within the bands below. */
const CHILD_AGE = 8;
const BABY_AGE = 0;
const guestPricing = {
  includedAdults: 2,
  extraAdult: '25.00',
  fewerAdult: '10.00',
  children: [
    { toAge: 2, counts: false },
    { toAge: 12, price: '15.00' },
  ],
};

/** The people of the booking; without an adult, whom a party needs, as their number alone. */
const peopleOf = ({ adults, children, babies }: RealBooking) =>
  adults === 0
    ? { guests: children + babies, rooms: 1 }
    : { party: [{ adults, childAges: [...Array(children).fill(CHILD_AGE), ...Array(babies).fill(BABY_AGE)] }] };

/** A plan a meal, each paid in another way. */
const boards: Readonly<Record<Meal, object>> = {
  BB: { board: 'breakfast', price: { kind: 'amount', value: '10.00', per: 'person' } },
  HB: {
    board: 'half_board',
    price: { kind: 'amount', value: '25.00', per: 'person' },
    payment: { kind: 'deposit', percent: '30' },
  },
  FB: {
    board: 'full_board',
    price: { kind: 'amount', value: '40.00', per: 'person' },
    payment: { kind: 'at_hotel' },
  },
};

export interface HotelOptions {
  readonly core: Core;
  readonly rooms: ReadonlyMap<string, number>;
  /** Who owns the hotel. */
  readonly ownerId?: string;
  /** Whether each room has a number, and arrivals are assigned one. */
  readonly numbered?: boolean;
}

const FLOOR = 20;

/** Numbers of rooms, twenty a floor: 101 to 120, 201 to 220, and so on. */
const numberOf = (index: number) => {
  const floor = Math.floor(index / FLOOR) + 1;
  return { floor: String(floor), number: String(floor * 100 + (index % FLOOR) + 1) };
};

/** The hotel of the file, served by the real use cases; every step answers the refusal or nothing. */
export const openHotel = async ({ core, rooms, ownerId = 'replay-owner', numbered = false }: HotelOptions) => {
  const caller = { userId: ownerId, role: 'hotel_admin' } as const;
  const actor = { kind: 'owner', id: ownerId } as const;
  const desk = composeDesk(core);
  const [admin, bookings, payments] = [composeAdmin(core), composeBookings(core), composePayments(core)];
  const rates = composeRates(core);
  const place = { address: 'Praia da Rocha', city: 'Portimão', country: 'PT', latitude: 37.12, longitude: -8.54 };
  const hotel = done(await admin.createHotel(caller, hotelBody.parse({ name: 'Resort Hotel', ...place })));
  const roomTypeIds = new Map<string, string>();
  for (const [code, totalRooms] of rooms) {
    const { hotelId, ...body } = createRoomTypeBody.parse({
      hotelId: hotel.id,
      name: `Room type ${code}`,
      basePrice: '100.00',
      maxGuests: 20,
      guestPricing,
      totalRooms,
    });
    const { roomType } = done(await admin.createRoomType({ caller, hotelId, body }));
    roomTypeIds.set(code, roomType.id);
  }
  const allRooms = [...rooms].flatMap(([code, count]) => Array<string>(count).fill(code));
  for (const [index, code] of numbered ? allRooms.entries() : []) {
    const body = { roomTypeId: roomTypeIds.get(code) ?? '', ...numberOf(index) };
    done(await desk.createUnit({ caller, hotelId: hotel.id, body }));
  }
  const ratePlanIds = new Map<Meal | null, string>();
  for (const meal of MEALS) {
    const { hotelId, ...body } = createRatePlanBody.parse({ hotelId: hotel.id, name: meal, ...boards[meal] });
    const { plan } = done(await rates.createRatePlan({ caller, hotelId, body }));
    ratePlanIds.set(meal, plan.id);
  }
  const ids = new Map<RealBooking, string>();
  const idOf = (booking: RealBooking): string => ids.get(booking) ?? '';
  const refusalOf = (outcome: unknown): Refusal | undefined => (isRefusal(outcome) ? outcome : undefined);

  return {
    hotelId: hotel.id,
    /** Holds and pays. */
    book: async (booking: RealBooking): Promise<Refusal | undefined> => {
      const { arrival: checkIn, departure: checkOut } = booking;
      const ratePlanId = ratePlanIds.get(booking.meal);
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
          ...peopleOf(booking),
          ...(ratePlanId !== undefined && { ratePlanId }),
          ...guestDetails(hotel.id, booking),
          source: 'direct',
        },
        address: null,
      });
      if (isRefusal(held)) return held;
      ids.set(booking, held.booking.id);
      const command = { access: accountAccess(guestOf(booking)), bookingId: held.booking.id, ifMatch: undefined };
      return refusalOf(await payments.confirmBooking({ ...command, paymentMethod: 'tok_visa' }));
    },
    /** One more baby, which needs no place and costs nothing. */
    change: async (booking: RealBooking) => {
      const change = peopleOf({ ...booking, babies: booking.babies + 1 });
      const access = accountAccess(guestOf(booking));
      const command = { access, bookingId: idOf(booking), quote: undefined, ifMatch: undefined };
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
    /** Cleans the rooms of those who have left, and gives the arrivals of the day a room; answers who got none. */
    assign: async (date: string) => {
      for (const unit of numbered ? done(await desk.listUnits(caller, hotel.id)) : []) {
        if (unit.housekeeping !== 'dirty') continue;
        const { roomTypeId, number, floor } = unit;
        const body = { roomTypeId, number, floor, housekeeping: 'clean' } as const;
        done(await desk.replaceUnit({ caller, unitId: unit.id, body, ifMatch: undefined }));
      }
      if (!numbered) return [];
      return done(await desk.assignArrivals({ caller, actor, hotelId: hotel.id, date })).unassigned;
    },
    reconcile: async (from: string, to: string) =>
      done(await admin.reconcileHotel({ caller, actor, hotelId: hotel.id, from, to, repair: false })),
    overbooked: async (from: string, to: string) =>
      done(await admin.listOverbooked({ caller, hotelId: hotel.id, from, to, limit: 100, after: undefined })),
  };
};

export type ReplayedHotel = Awaited<ReturnType<typeof openHotel>>;
