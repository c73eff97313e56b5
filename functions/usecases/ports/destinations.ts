import type { Image } from '../../domain/hotel/hotel.ts';
import type { Minor } from '../../domain/money.ts';
import type { NamedPlace } from './search.ts';

/** A place and the hotels in it. */
export interface Destination extends NamedPlace {
  readonly hotels: number;
  readonly image: Image | null;
}

/** A destination with the total of the cheapest night that was found; null where none can be booked. */
export interface PricedDestination extends Destination {
  readonly from: { readonly amount: Minor; readonly currency: string } | null;
}

/** Finds destinations and their prices; either may be some minutes old. */
export interface Destinations {
  list(): Promise<readonly Destination[]>;
  price(destination: Destination): Promise<PricedDestination>;
}
