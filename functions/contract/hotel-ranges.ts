import { last } from './keys.ts';

/** Sort-key ranges inside a hotel's partition. */
export const hotelRanges = {
  /** The hotel, its rating and its room types, one Query. */
  facts: { from: 'HOTEL', to: `HOTEL#ROOM#${last}` },
  /** Nights from `from` to `to`, both included, of all room types. */
  nights: (from: string, to: string) => ({ from: `NIGHT#${from}`, to: `NIGHT#${to}#${last}` }),
  /** Blocks that were asked for until a day after `from`. */
  blocks: (from: string) => ({ from: `BLOCK#${from}#${last}`, to: `BLOCK#${last}` }),
  reviews: { from: 'REVIEW#', to: `REVIEW#${last}` },
  /** The numbers of the days from `from` to `to`, both included. */
  dayNumbers: (from: string, to: string) => ({ from: `DAY#${from}`, to: `DAY#${to}#${last}` }),
  /** What came onto the books until `on` of the nights of a month. */
  pickups: (month: string, on: string) => ({ from: `PICKUP#${month}`, to: `PICKUP#${month}#${on}#${last}` }),
  roomsChanges: { from: 'ROOMS#', to: `ROOMS#${last}` },
};
