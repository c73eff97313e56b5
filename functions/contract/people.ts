import * as z from 'zod';
import { fault, formatted } from './input-errors.ts';
import { line } from './text.ts';

// Who a stay is for, and the code they know: all that a hold and a search need of the shapes of rates.

/** The most rooms of one booking, and the most people of one room. */
export const maxRooms = 8;
export const maxAdults = 20;
const MOST_CHILDREN = 20;

export const childAge = z.int().min(0).max(17);
export const roomParty = z
  .strictObject({
    adults: z.int().min(1).max(maxAdults),
    childAges: z
      .array(childAge)
      .max(MOST_CHILDREN)
      .default([])
      .meta({ description: 'The ages of the children on the day of check-in.' }),
  })
  .meta({ id: 'RoomPartyInput' });
/** The people of a stay, one entry a room. */
export const party = z.array(roomParty).min(1).max(maxRooms);

export const guests = z.int().min(1).max(160);
export const rooms = z.int().min(1).max(maxRooms);

/** `party`, or its short form `guests` with `rooms`; without either, two people in one room. */
export const people = { party: party.optional(), guests: guests.optional(), rooms: rooms.optional() };

interface People {
  readonly party?: unknown;
  readonly guests?: unknown;
  readonly rooms?: unknown;
}
/** One form of the people at most. */
export const oneForm = ({ party, guests, rooms }: People): boolean =>
  party === undefined || (guests === undefined && rooms === undefined);
export const oneFormRule = {
  path: ['party'],
  ...fault('not_beside', 'comes without guests and rooms', { fields: ['guests', 'rooms'] }),
};

/** A party in a query: `2-4-9,2` is two adults with children of four and nine, and two adults in a second room. */
const partyText = formatted(
  'party',
  /^([1-9]|1\d|20)(-(\d|1[0-7])){0,20}(,([1-9]|1\d|20)(-(\d|1[0-7])){0,20}){0,7}$/,
  'is not a party such as 2-4-9,2: adults and ages of children, a room each',
).meta({ example: '2-4-9,2' });
export const partyQuery = partyText.transform((value) =>
  value.split(',').map((room) => {
    const [adults = 1, ...childAges] = room.split('-').map(Number);
    return { adults, childAges };
  }),
);

/** What a guest types to see a plan that is not public; compared without case. */
export const code = line(1, 50);
