import { daysBetween, isDay } from './dates.ts';
import { type Party, partyOf, partyText, twoAdults } from './party.ts';

/** The dates and party in an address: the same on results, a hotel and a booking. */
export interface StaySearch {
  readonly checkIn?: string;
  readonly checkOut?: string;
  /** `2-4-9,2`, see party.ts; two adults unless given. */
  readonly party?: string;
}

const most = 60;

/**
 * Reads dates and party from an address. Both dates are present, in order, or none; parts that cannot be read are left
 * out.
 */
export const readStay = ({ checkIn, checkOut, party }: Record<string, unknown>): StaySearch => {
  const from = typeof checkIn === 'string' && isDay(checkIn) ? checkIn : undefined;
  const to = typeof checkOut === 'string' && isDay(checkOut) ? checkOut : undefined;
  const nights = from !== undefined && to !== undefined ? daysBetween(from, to) : 0;
  const people = typeof party === 'string' ? partyOf(party) : undefined;
  return {
    ...(from !== undefined && to !== undefined && nights >= 1 && nights <= most && { checkIn: from, checkOut: to }),
    ...(people && { party: partyText(people) }),
  };
};

/** Reads the code of an address, which a guest typed to see a plan that is not public. */
export const readCode = ({ code }: Record<string, unknown>): { readonly code?: string } => {
  const text = typeof code === 'string' || typeof code === 'number' ? String(code).trim() : '';
  return text !== '' && text.length <= 50 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? { code: text } : {};
};

export const partyIn = ({ party }: Pick<StaySearch, 'party'>): Party =>
  (party === undefined ? undefined : partyOf(party)) ?? twoAdults;
