import type { IsoDate } from '../calendar/date.ts';
import type { Night } from '../hotel/hotel.ts';
import { type Minor, percentOf } from '../money.ts';
import type { OverrideReason } from '../price.ts';

/** What an owner has set of a night; null and false are what a night has without settings. */
export interface NightSettings {
  /** In minor units; without one the night costs the base price, or what demand makes of it. */
  readonly price: Minor | null;
  /** Null where there is no price. */
  readonly reason: OverrideReason | null;
  readonly minStay: number | null;
  readonly minStayThrough: number | null;
  readonly maxStay: number | null;
  readonly closedToArrival: boolean;
  readonly closedToDeparture: boolean;
  readonly closed: boolean;
}

/** A price moved by percent (a signed decimal string) or by an amount in minor units. */
export type Adjustment =
  | { readonly kind: 'percent'; readonly value: string }
  | { readonly kind: 'amount'; readonly amount: Minor };

/** What a change says of a night: a field that is absent stays as it is, null clears it. */
export type NightSet = { readonly [Field in keyof NightSettings]?: NightSettings[Field] | null | undefined } & {
  /** Of the night's own price, else of the base price. Never beside `price`. */
  readonly adjust?: Adjustment | undefined;
};

/** A night and a room type of the hotel. */
export interface GridNight {
  readonly roomTypeId: string;
  readonly date: IsoDate;
}

export const gridNightName = ({ roomTypeId, date }: GridNight): string => `${date}#${roomTypeId}`;

/** What is set of a stored night; undefined is an untouched night. */
export const settingsOf = (night: Night | undefined): NightSettings => ({
  price: night?.price ?? null,
  reason: night?.price === undefined ? null : (night.reason ?? 'other'),
  minStay: night?.restrictions?.minStay ?? null,
  minStayThrough: night?.restrictions?.minStayThrough ?? null,
  maxStay: night?.restrictions?.maxStay ?? null,
  closedToArrival: night?.restrictions?.closedToArrival ?? false,
  closedToDeparture: night?.restrictions?.closedToDeparture ?? false,
  closed: night?.closed ?? false,
});

/** Two changes of one night as one; of a field that both name, the later value counts. `price` and `adjust` are one field. */
export const mergeSets = (earlier: NightSet, later: NightSet): NightSet => {
  if (later.price === undefined && later.adjust === undefined) return { ...earlier, ...later };
  const { price: _price, adjust: _adjust, ...others } = earlier;
  return { ...others, ...later };
};

const adjusted = (price: Minor, adjust: Adjustment): Minor => {
  if (adjust.kind === 'amount') return Math.max(0, price + adjust.amount);
  const isLess = adjust.value.startsWith('-');
  // Rounded half up as a price: round(n + d) is n + round(d) for a whole n.
  const moved = isLess ? percentOf(-price, adjust.value.slice(1)) : percentOf(price, adjust.value);
  return Math.max(0, price + moved);
};

/**
 * The settings of a night after a change, in absolute values. A price without a reason keeps the reason of the price
 * before it, else it is `other`.
 * @param base the base price of its room type, which an adjustment of a night without a price of its own is of
 */
export const applySet = (before: NightSettings, set: NightSet, base: Minor): NightSettings => {
  const kept = <Field extends keyof NightSettings>(field: Field, cleared: NightSettings[Field]) =>
    set[field] === undefined ? before[field] : ((set[field] ?? cleared) as NightSettings[Field]);
  const price = set.adjust ? adjusted(before.price ?? base, set.adjust) : kept('price', null);
  const reason = set.reason === undefined ? before.reason : set.reason;
  return {
    price,
    reason: price === null ? null : (reason ?? 'other'),
    minStay: kept('minStay', null),
    minStayThrough: kept('minStayThrough', null),
    maxStay: kept('maxStay', null),
    closedToArrival: kept('closedToArrival', false),
    closedToDeparture: kept('closedToDeparture', false),
    closed: kept('closed', false),
  };
};

export const SETTINGS = [
  'price',
  'reason',
  'minStay',
  'minStayThrough',
  'maxStay',
  'closedToArrival',
  'closedToDeparture',
  'closed',
] as const satisfies readonly (keyof NightSettings)[];

/** Settings of a night as far as a change touches them. */
export type SettingsPart = Partial<NightSettings>;

/** The fields of `settings` that differ from `others`; a price comes with its reason, and no price without one. */
export const differing = (settings: NightSettings, others: NightSettings): SettingsPart => {
  const priceDiffers = settings.price !== others.price || settings.reason !== others.reason;
  const fields = SETTINGS.filter((field) => {
    if (field === 'price') return priceDiffers;
    if (field === 'reason') return priceDiffers && settings.price !== null;
    return settings[field] !== others[field];
  });
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
};

/** Whether a change leaves the night as it was. */
export const isSame = (one: NightSettings, other: NightSettings): boolean =>
  SETTINGS.every((field) => one[field] === other[field]);
