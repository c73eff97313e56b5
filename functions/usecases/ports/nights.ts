import type { IsoDate } from '../../domain/calendar/date.ts';
import type { SettingsPart } from '../../domain/grid/settings.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { NightStep } from '../../domain/hotel/night-rollout.ts';
import type { OverrideReason } from '../../domain/price.ts';

/** Reading nights. Only those with an item are there; the others have everything left. */
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

/** A step of a rollout over one night, as the night was seen. */
export interface PlannedStep {
  readonly key: NightKey;
  readonly seen: Night | undefined;
  readonly step: NightStep;
}

/** Steps that one transaction can hold. */
export const MOST_STEPS_AT_ONCE = 100;

/** One conditional update a night: no two nights depend on each other. */
export interface NightWriter {
  /**
   * Takes up to `MOST_STEPS_AT_ONCE` steps in one transaction, each on the condition it has alone.
   * @returns whether all were written; none was where one could not be, and each is then to be taken alone
   */
  stepAll(planned: readonly PlannedStep[]): Promise<boolean>;

  /**
   * Takes the step on condition that neither the night's cap nor its `rolloutRev` is other than seen. `moved` carries the
   * night as it is now, for the caller to decide again; it may be the caller's own write, whose answer was lost.
   */
  step(
    key: NightKey,
    seen: Night | undefined,
    step: NightStep,
  ): Promise<{ readonly kind: 'written' } | { readonly kind: 'conflict'; readonly night: Night | undefined }>;

  /**
   * Sets fields of the owner's to the values given, null and false remove them, stamps the night with the change and
   * bumps `rateRev`, on condition that its stamp is still the one seen.
   */
  set(
    key: NightKey,
    seen: Night | undefined,
    changeId: string,
    values: SettingsPart,
  ): Promise<{ readonly kind: 'written' } | { readonly kind: 'conflict'; readonly night: Night | undefined }>;

  /** Sets or removes the price, once a change id, and bumps `rateRev`. `busy`: too many others at the same night. */
  price(key: NightKey, changeId: string, price: NightPrice): Promise<'written' | 'contended'>;
}
