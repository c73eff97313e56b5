import { keys } from '../../../functions/contract/keys.ts';
import { type Entity, text } from './entity.ts';

/** What hotels' numbers are kept in. */
export const numbersEntities = {
  countedBooking: {
    shape: keys.countedBooking('{bookingId}'),
    keyOf: (item) => keys.countedBooking(text(item, 'bookingId')),
    holds: 'What of a booking its hotel’s numbers have counted, and as of which revision: it counts once.',
  },
  dayNumbers: {
    shape: keys.dayNumbers('{hotelId}', '{date}', '{currency}'),
    keyOf: (item) => keys.dayNumbers(text(item, 'hotelId'), text(item, 'date'), text(item, 'currency')),
    holds: 'The sums of a day of a hotel’s numbers, which the queue `numbers` keeps; a figure that is 0 is absent.',
  },
  pickup: {
    shape: keys.pickup('{hotelId}', '{month}', '{date}', '{currency}'),
    keyOf: (item) =>
      keys.pickup(text(item, 'hotelId'), text(item, 'month'), text(item, 'pickedUpOn'), text(item, 'currency')),
    holds:
      'What came onto a hotel’s books on a day, of the nights of a month: of the 7th, `s07` rooms and `r07` revenue.',
  },
  roomsChange: {
    shape: keys.roomsChange('{hotelId}', '{at}', '{roomTypeId}'),
    keyOf: (item) => keys.roomsChange(text(item, 'hotelId'), text(item, 'at'), text(item, 'roomTypeId')),
    holds: 'That a room type had another number of rooms from then on; written with it.',
  },
} as const satisfies Record<string, Entity>;
