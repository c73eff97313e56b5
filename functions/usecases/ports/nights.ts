import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { NightStep } from '../../domain/hotel/passes.ts';
import type { OverrideReason } from '../../domain/price.ts';

/** Reading nights. Only those somebody has touched are there; the others have everything left. */
export interface NightReader {
  /** The nights of all room types from `from` to `to`, both included, by date; one Query, strong unless asked otherwise. */
  nights(hotelId: string, from: IsoDate, to: IsoDate, options?: { readonly consistent?: boolean }): Promise<Night[]>;
}

export interface NightKey {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly date: IsoDate;
}

/** A price an owner sets for a night, in minor units; null takes it away. */
export type NightPrice = { readonly price: number; readonly reason: OverrideReason } | null;

/** One conditional update a night: no two nights depend on each other. */
export interface NightWriter {
  /**
   * Takes the step on condition that neither the night's cap nor its `passRev` is other than seen. `moved` carries the
   * night as it is now, for the caller to decide again; it may be the caller's own write, whose answer was lost.
   */
  step(
    key: NightKey,
    seen: Night | undefined,
    step: NightStep,
  ): Promise<{ readonly kind: 'written' } | { readonly kind: 'moved'; readonly night: Night | undefined }>;

  /** Sets or removes the price, once a change id, and bumps `rateRev`. `busy`: too many others at the same night. */
  price(key: NightKey, changeId: string, price: NightPrice): Promise<'written' | 'busy'>;
}
