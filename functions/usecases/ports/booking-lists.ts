import type { Findable } from '../../domain/booking/find.ts';
import type { IdPage } from './bookings.ts';

/** By what day a hotel's bookings are listed. */
export type BookingOrder = 'arrival' | 'departure' | 'made';

export interface HotelBookingsQuery {
  /** `made` is newest first, the others begin with the earliest. */
  readonly by: BookingOrder;
  /** Both included: days of arrival or departure, or for `made` instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Judged on the row of the index, before the booking is read. */
  readonly matches?: ((booking: Findable) => boolean) | undefined;
}

/** A page of a hotel's booking ids; with `matches` it may be short and yet not the last. The index lags. */
export type HotelBookingIds = (
  hotelId: string,
  query: HotelBookingsQuery,
  limit: number,
  after: string | undefined,
) => Promise<IdPage>;

/** The ids of the bookings with this reference, without its dash. The index lags. */
export type IdsOfReference = (plainReference: string) => Promise<readonly string[]>;
