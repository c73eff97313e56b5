import { foldName } from '../reference/fold.ts';
import type { BookingFacts } from './booking.ts';
import { plainReference, readReference } from './reference.ts';

/** What a booking is found by at the front desk. */
export type Findable = Pick<BookingFacts, 'reference' | 'guestName' | 'guestEmail'>;

/** Fewer letters than this are the beginning of a name, hardly of a reference. */
const SHORTEST_REFERENCE = 4;

/**
 * Whether a booking is meant by what the front desk types: its reference or the beginning of it, without case, spaces
 * and dashes; the beginning of the guest's name or of one of its words, without case and accents; or the beginning of
 * the guest's e-mail address, without case.
 */
export const matcherOf = (typed: string): ((booking: Findable) => boolean) => {
  const reference = readReference(typed);
  const name = foldName(typed);
  const address = typed.trim().toLowerCase();
  return ({ reference: given, guestName, guestEmail }) =>
    (reference.length >= SHORTEST_REFERENCE && plainReference(given).startsWith(reference)) ||
    (name !== '' && ` ${foldName(guestName)}`.includes(` ${name}`)) ||
    (address !== '' && guestEmail !== null && guestEmail.toLowerCase().startsWith(address));
};
