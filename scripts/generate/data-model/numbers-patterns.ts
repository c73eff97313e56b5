import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { bookingRepository } from '../../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { daySums, pickupSums, sumsItem } from '../../../functions/adapters/dynamo/numbers/numbers-items.ts';
import { toRoomsChangeItem } from '../../../functions/adapters/dynamo/numbers/rooms-change-item.ts';
import { composeNumbers } from '../../../functions/composition/numbers.ts';
import { composeReports } from '../../../functions/composition/reports.ts';
import type { AnyEvent } from '../../../functions/contract/events.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import type { Figures } from '../../../functions/domain/numbers/figures.ts';
import type { Pattern } from './patterns.ts';
import { start, type World } from './world.ts';

const caller = { userId: 'rui', role: 'hotel_admin' } as const;
const figures: Figures = {
  ...{ sold: 181, revenue: 2_172_000, taxes: 202_720 },
  ...{ booked: 76, leadDays: 3952, stayNights: 190, cancelled: 9, noShows: 1 },
};
const month = { from: '2027-04-01', to: '2027-04-30', by: 'day' } as const;

/** Counting a booking and reading its hotel's numbers. */
export const numbersPatterns = ({ core, table }: World): Pattern[] => {
  const count = composeNumbers(core);
  const reports = composeReports(core);
  let bookingId = '';
  const confirmed = async () => {
    const bookings = bookingRepository(table);
    const { ids } = await bookings.idsOfHotel('tejo', { from: month.from, to: month.to }, 100, undefined);
    bookingId = (await bookings.findMany(ids)).find(({ status }) => status === 'confirmed')?.id ?? '';
  };
  const tell = () => count({ type: 'booking.confirmed', data: { bookingId } } as AnyEvent);
  return [
    { does: 'Count a booking of 3 nights', serves: 'the queue numbers', given: confirmed, run: tell },
    { does: 'The same booking again', serves: 'the queue numbers', run: tell },
    {
      does: 'The numbers of a hotel',
      serves: 'GET /admin/hotels/{hotelId}/numbers; GET /admin/numbers does it for up to 200 hotels',
      run: () => reports.readHotelNumbers({ caller, hotelId: 'tejo', ...month }),
    },
    {
      does: 'What was on the books for a month',
      serves: 'GET /admin/hotels/{hotelId}/pace',
      run: () => reports.readPace({ caller, hotelId: 'tejo', from: month.from, to: month.to, asOf: '2027-03-15' }),
    },
  ];
};

const FIRST = '2027-04-01';
const DAYS = 366;
const LAST = addDays(FIRST, DAYS - 1);
/** How many days ahead a night begins to sell. */
const AHEAD = 150;

/** A year of a hotel of 200 rooms that is nearly full: every night sold on three of four days of the 150 before it. */
const yearOfItems = () => {
  const rooms = Array.from({ length: 20 }, (_, number) =>
    toRoomsChangeItem('tejo', { roomTypeId: `room-${number + 1}`, at: start, before: 0, after: 10 }),
  );
  const days = Array.from({ length: DAYS }, (_, day) =>
    sumsItem(daySums({ hotelId: 'tejo', currency: 'EUR', date: addDays(FIRST, day), figures })),
  );
  const pickups = Array.from({ length: DAYS + AHEAD }, (_, offset) => addDays(FIRST, offset - AHEAD)).flatMap((on) => {
    const nights = Array.from({ length: AHEAD }, (_, ahead) => addDays(on, ahead)).filter(
      (date, index) => date >= FIRST && date <= LAST && index % 4 > 0,
    );
    const deltas = nights.map((date) => ({
      ...{ hotelId: 'tejo', currency: 'EUR', date },
      figures: { ...figures, sold: 2, revenue: 24_000 },
    }));
    return pickupSums({ on, deltas }).map(sumsItem);
  });
  return [...rooms, ...days, ...pickups];
};

/** A year of a hotel of 20 room types and 200 rooms, on the table of the largest grid. */
export const largestNumbersPatterns = ({ core, table }: World): Pattern[] => {
  const reports = composeReports(core);
  const seed = async () => {
    for (const Item of yearOfItems()) await table.client.send(new PutCommand({ TableName: table.name, Item }));
  };
  return [
    {
      does: 'The numbers of 366 days of a hotel of 20 room types and 200 rooms',
      serves: 'GET /admin/hotels/{hotelId}/numbers',
      given: seed,
      run: () => reports.readHotelNumbers({ caller, hotelId: 'tejo', from: FIRST, to: LAST, by: 'month' }),
    },
    {
      does: 'The pace of 366 days of the same hotel, each night sold over 150 days',
      serves: 'GET /admin/hotels/{hotelId}/pace',
      run: () => reports.readPace({ caller, hotelId: 'tejo', from: FIRST, to: LAST, asOf: LAST }),
    },
  ];
};
