import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { hotelWriter } from '../../../functions/adapters/dynamo/hotels/hotel-writer.ts';
import { roomTypeRepository } from '../../../functions/adapters/dynamo/hotels/room-type-repository.ts';
import { toNightItem } from '../../../functions/adapters/dynamo/nights/night-item.ts';
import { composeRates } from '../../../functions/composition/rates.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import type { Night } from '../../../functions/domain/hotel/hotel.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import type { AuditEntry } from '../../../functions/usecases/ports/audit.ts';
import type { Pattern } from './patterns.ts';
import { hotel, roomType, start, type World } from './world.ts';

const caller = { userId: 'rui', role: 'hotel_admin' } as const;
const FIRST = '2027-04-01';

/** A change of the grid of the hotel that the other patterns have made. */
export const gridPatterns = ({ core }: World): Pattern[] => {
  const { changeGrid } = composeRates(core);
  const set = { price: '150.00', reason: 'weekend', minStay: 2, closedToArrival: true } as const;
  return [
    {
      does: 'Change prices and restrictions of 2 nights',
      serves: 'POST /admin/hotels/{hotelId}/grid',
      run: async () => {
        const changed = await changeGrid({
          ...{ caller, hotelId: 'tejo', idempotencyKey: 'weekend', ifMatch: undefined },
          body: { changes: [{ roomTypeIds: ['double'], from: '2027-06-05', to: '2027-06-06', set }], dryRun: false },
        });
        if (isRefusal(changed)) throw new Error(`the example was refused: ${JSON.stringify(changed)}`);
      },
    },
  ];
};

/** A night with everything an owner can set of it. */
const fullNight = (roomTypeId: string, day: number): Night => ({
  ...{ hotelId: 'tejo', roomTypeId, date: addDays(FIRST, day) },
  ...{ left: 6, sold: 4, cap: 10, seq: 12, rateRev: 9, rolloutRev: 3 },
  ...{ price: 15_000, reason: 'high_demand', closed: true, lastChange: '4rjw7zk2m0q8x1c5v9b3n6tdfg' },
  restrictions: { minStay: 2, minStayThrough: 3, maxStay: 14, closedToArrival: true, closedToDeparture: true },
});

/** The largest grid that is read at once, on a separate table. */
export const largestGridPatterns = ({ core, table }: World): Pattern[] => {
  const { ids, delay } = core;
  const { readGrid } = composeRates(core);
  const ofHotel = (action: string): AuditEntry => ({
    ...{ subject: 'HOTEL#tejo', action, actor: 'rui', at: start },
    ...{ before: {}, after: {} },
  });
  const names = Array.from({ length: 20 }, (_, number) => `room-${number + 1}`);
  const seed = async () => {
    await hotelWriter(table, delay, ids).create(hotel, ofHotel('hotel.created'));
    for (const [roomTypeCount, id] of names.entries()) {
      const made = await roomTypeRepository(table, delay, ids).create(
        { ...hotel, roomTypeCount },
        { ...roomType, id },
        ofHotel('room_type.created'),
      );
      if (made !== 'committed') throw new Error(`the room type was not made: ${made}`);
    }
    const nights = names.flatMap((id) => Array.from({ length: 92 }, (_, day) => toNightItem(fullNight(id, day))));
    for (const Item of nights) await table.client.send(new PutCommand({ TableName: table.name, Item }));
  };
  return [
    {
      does: 'The grid of 20 room types and 92 nights, every night with everything set',
      serves: 'GET /admin/hotels/{hotelId}/grid',
      given: seed,
      run: () => readGrid({ caller, hotelId: 'tejo', from: FIRST, to: addDays(FIRST, 91) }),
    },
  ];
};
