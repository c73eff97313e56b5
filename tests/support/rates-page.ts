import type { Client } from '../../functions/contract/client.ts';
import { success } from './api-world.ts';

/**
 * A hotel in Lisbon with prices by people, a city tax, and plans with board, on arrival, for a company and for members.
 * @param owner signed in as a hotel's owner
 */
export const hotelWithPlans = async (owner: Client): Promise<{ readonly hotelId: string; readonly family: string }> => {
  const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
  const cityTax = {
    name: 'City tax',
    kind: 'per_person_per_night',
    value: '2.00',
    fromAge: 13,
    due: 'at_hotel',
  } as const;
  const made = success(
    await owner.call('createHotel', { body: { name: 'Pensão da Graça', ...place, taxes: [cityTax] } }),
  );
  const hotelId = made.hotel.id;
  const guestPricing = {
    includedAdults: 2,
    extraAdult: '30.00',
    fewerAdult: '15.00',
    children: [{ toAge: 12, price: '12.50', counts: true }],
  };
  const room = async (name: string, maxGuests: number, basePrice: string): Promise<string> => {
    const body = { hotelId, name, basePrice, maxGuests, totalRooms: 8, guestPricing };
    return success(await owner.call('createRoomType', { body })).roomType.id;
  };
  await room('Double', 2, '80.00');
  const family = await room('Family room', 4, '100.00');
  const plan = async (body: object): Promise<void> => {
    success(await owner.call('createRatePlan', { body: { hotelId, ...body } as never }));
  };
  await plan({
    name: 'Half board',
    board: 'half_board',
    price: { kind: 'amount', value: '25.00', per: 'person' },
    payment: { kind: 'deposit', percent: '60' },
    cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, penaltyNights: 1 }] },
  });
  await plan({ name: 'Pay on arrival', payment: { kind: 'at_hotel' }, price: { kind: 'amount', value: '5.00' } });
  await plan({
    name: 'Company',
    price: { kind: 'percent', value: '-20' },
    audience: { kind: 'code', code: 'ACME27' },
  });
  await plan({
    name: 'Club',
    price: { kind: 'percent', value: '-10' },
    audience: { kind: 'members' },
  });
  const changes = [
    { roomTypeIds: [family], from: '2027-02-14', to: '2027-02-14', set: { closedToArrival: true } },
    { roomTypeIds: [family], from: '2027-02-19', to: '2027-02-19', set: { minStay: 3 } },
  ];
  success(await owner.call('changeGrid', { params: { hotelId }, body: { changes }, idempotencyKey: 'restrict' }));
  return { hotelId, family };
};
