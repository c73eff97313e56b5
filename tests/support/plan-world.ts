import type { Client } from '../../functions/contract/client.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { success } from './api-world.ts';

/** What a hotel needs for its plan, made through the API alone. */
export interface PlanWorld {
  readonly hotelId: string;
  readonly roomType: (name: string, totalRooms: number) => Promise<string>;
  readonly unit: (roomTypeId: string, number: string, more?: object) => Promise<string>;
  /** A paid stay without a unit. */
  readonly stay: (
    roomTypeId: string,
    guestName: string,
    dates: readonly [string, string],
    more?: object,
  ) => Promise<Stay>;
  readonly assign: (stay: Stay, ...unitIds: string[]) => Promise<void>;
  /** The units that the stay has now. */
  readonly unitsOf: (stay: Stay) => Promise<string[]>;
}

export interface Stay {
  readonly id: string;
  readonly reference: string;
  readonly checkIn: string;
}

let keys = 0;

export const planWorld = async (owner: Client, guest: Client, name = 'Pensão da Graça'): Promise<PlanWorld> => {
  const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
  const made = success(await owner.call('createHotel', { body: { name, ...place } }));
  const hotelId = made.hotel.id;
  return {
    hotelId,
    roomType: async (roomName, totalRooms) => {
      const body = { hotelId, name: roomName, basePrice: '120.00', maxGuests: 3, totalRooms };
      return success(await owner.call('createRoomType', { body })).roomType.id;
    },
    unit: async (roomTypeId, number, more = {}) => {
      const body = { roomTypeId, number, ...more };
      return success(await owner.call('createUnit', { params: { hotelId }, body })).unit.id;
    },
    stay: async (roomTypeId, guestName, [checkIn, checkOut], more = {}) => {
      keys += 1;
      const body = {
        hotelId,
        roomTypeId,
        checkIn,
        checkOut,
        guests: 2,
        guestName,
        guestEmail: 'g@example.com',
        ...more,
      };
      const held = success(await guest.call('createBooking', { body, idempotencyKey: `plan-world-${keys}` })).booking;
      const params = { bookingId: held.id };
      success(await guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } }));
      return { id: held.id, reference: held.reference, checkIn };
    },
    assign: async ({ id: bookingId }, ...unitIds) => {
      success(await owner.call('assignUnits', { params: { bookingId }, body: { unitIds } }));
    },
    unitsOf: async ({ id, checkIn }) => {
      const query = { from: checkIn, to: addDays(checkIn, 1) };
      const { units } = success(await owner.call('getPlan', { params: { hotelId }, query }));
      return units.filter(({ stays }) => stays.some(({ bookingId }) => bookingId === id)).map((unit) => unit.id);
    },
  };
};
