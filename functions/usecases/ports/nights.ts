import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Night } from '../../domain/hotel/hotel.ts';

/** Reading nights. Only those somebody has touched are there; the others have everything left. */
export interface NightReader {
  /** The nights of all room types from `from` to `to`, both included, by date; one Query, strong unless asked otherwise. */
  nights(hotelId: string, from: IsoDate, to: IsoDate, options?: { readonly consistent?: boolean }): Promise<Night[]>;
}
