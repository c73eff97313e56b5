import type { Role } from '../../contract/accounts/bodies.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import type { HotelList } from '../ports/hotels.ts';

/** The signed-in user that a use case runs for. */
export interface Caller {
  readonly userId: string;
  readonly role: Role;
}

/** An owner sees only own hotels; a system admin all. Another's hotel is answered as if it did not exist. */
export const owns = (caller: Caller, hotel: Pick<Hotel, 'ownerId'>): boolean =>
  caller.role === 'system_admin' || (caller.role === 'hotel_admin' && hotel.ownerId === caller.userId);

/** The list of the caller's hotels: of a system admin all there are. */
export const hotelsOf = ({ role, userId }: Caller): HotelList =>
  role === 'system_admin' ? { of: 'all' } : { of: 'owner', ownerId: userId };

export const noHotel = { refused: 'not-found', what: 'hotel' } as const;
export const noRoomType = { refused: 'not-found', what: 'room type' } as const;
export const tryAgain = {
  refused: 'try-again',
  detail: 'Others are changing the same thing; nothing was lost.',
} as const;
export const stale = { refused: 'stale-version' } as const;
