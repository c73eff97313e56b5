import type { Inventory } from '../availability.ts';
import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Minor } from '../money.ts';
import type { CancellationPolicy } from '../policy.ts';
import type { DemandPricing, OverrideReason } from '../price.ts';
import type { GuestPricing } from '../rates/party.ts';
import type { RatePlan } from '../rates/plan.ts';
import type { Restrictions } from '../rates/restrictions.ts';
import type { TaxRule } from '../rates/taxes.ts';

export interface Image {
  readonly url: string;
  readonly alt: string;
}

/** Only an active hotel is on sale. */
export const HOTEL_STATUSES = ['active', 'inactive', 'pending'] as const;
export type HotelStatus = (typeof HOTEL_STATUSES)[number];

/** A hotel as its owner keeps it. Its rating is a record of its own and does not move its version. */
export interface Hotel {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly description: string;
  readonly address: string;
  readonly city: string;
  /** The main name of the city's town, folded; absent where the town is not listed or is called so already. */
  readonly town?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly starRating: number | null;
  readonly amenities: readonly string[];
  readonly images: readonly Image[];
  readonly status: HotelStatus;
  /** IANA. */
  readonly timeZone: string;
  /** ISO 4217; it cannot change once there is a room type. */
  readonly currency: string;
  /** `HH:MM` on the hotel's clock. */
  readonly checkInTime: string;
  readonly checkOutTime: string;
  readonly taxes: readonly TaxRule[];
  readonly cancellationPolicy: CancellationPolicy;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
  /** How many room types it has: kept with each that comes or goes, so that their limit has no race. */
  readonly roomTypeCount: number;
  /** Its rate plans; `standard` is among them once its owner has changed it. */
  readonly plans?: readonly RatePlan[];
  /** One more with every change of its rate plans, so that what was decided about all of them has no race. */
  readonly planRev?: number;
  /** Set while a deletion closes its nights (rule 3): nothing new is sold. */
  readonly deleting?: true;
  readonly deletion?: Deletion;
  readonly lastRollout?: RolloutEnd;
}

/**
 * Whether the hotel sells anything new: stays, more of a stay that is booked, and bookings moved into it. What it sold or
 * promised before, it keeps.
 */
export const isOnSale = ({ status, deleting }: Pick<Hotel, 'status' | 'deleting'>): boolean =>
  status === 'active' && deleting !== true;

/** What a hotel sells: as ever, nothing new, or nothing as it is deleted. */
export type HotelSale = 'on_sale' | 'off_sale' | 'deleted';

export const saleOf = (hotel: Pick<Hotel, 'status' | 'deleting'> | undefined): HotelSale => {
  if (hotel === undefined) return 'deleted';
  return isOnSale(hotel) ? 'on_sale' : 'off_sale';
};

/** What a booking shows of its hotel, as the hotel is now or was when it was deleted. */
export interface BookedHotel
  extends Pick<
    Hotel,
    | 'id'
    | 'ownerId'
    | 'name'
    | 'address'
    | 'city'
    | 'country'
    | 'latitude'
    | 'longitude'
    | 'timeZone'
    | 'checkInTime'
    | 'checkOutTime'
  > {
  /** The first of the hotel's images. */
  readonly image: Image | null;
}

export const bookedHotelOf = (hotel: Hotel): BookedHotel => ({
  id: hotel.id,
  ownerId: hotel.ownerId,
  name: hotel.name,
  address: hotel.address,
  city: hotel.city,
  country: hotel.country,
  latitude: hotel.latitude,
  longitude: hotel.longitude,
  timeZone: hotel.timeZone,
  checkInTime: hotel.checkInTime,
  checkOutTime: hotel.checkOutTime,
  image: hotel.images[0] ?? null,
});

/** The most room types a hotel may have (rule 4). */
export const MOST_ROOM_TYPES = 20;

/** How many reviews gave each number of stars; index 0 is one star. Sums are kept with the review (rule 18). */
export type RatingCounts = readonly [number, number, number, number, number];

/** A change of how many rooms can be sold that has not reached every night yet (rule 2). */
export interface CapacityChange {
  readonly changeId: string;
  /** The cap every night is brought to, and the one it had. */
  readonly cap: number;
  readonly previousCap: number;
  /** The room type as it will be once every night has it. */
  readonly totalRooms: number;
  readonly softLimit: number | null;
  readonly startedAt: Instant;
  /** The user who asked for it. */
  readonly by: string;
  /** The nights it reaches, both included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** These nights had more sold than the new cap allows: every night goes back, and the change never forward again. */
  readonly rollingBack?: readonly IsoDate[];
}

/** A deletion that has not closed every night yet, or one that is rolled back. */
export interface Deletion {
  readonly changeId: string;
  readonly startedAt: Instant;
  readonly by: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Stays to come were found on these nights: every night opens again, and the deletion never goes forward. */
  readonly reopening?: readonly IsoDate[];
  /** The room type goes with its hotel, whose own deletion decides. */
  readonly ofHotel?: true;
}

/** How the last rollout over the nights ended, so that its caller learns it from the process that finished it. */
export interface RolloutEnd {
  readonly changeId: string;
  readonly outcome: 'done' | 'rolled-back';
  /** The nights that prevented it. */
  readonly nights: readonly IsoDate[];
}

/** What an owner says of a room type. */
export interface RoomTypeDetails {
  readonly name: string;
  readonly description: string;
  /** A room's price for a night, in the hotel's currency. */
  readonly basePrice: Minor;
  /** People who take a place, and of these adults and children; null is no other bound. */
  readonly maxGuests: number;
  readonly maxAdults?: number | null;
  readonly maxChildren?: number | null;
  /** Null: the room costs the same for any party. */
  readonly guestPricing?: GuestPricing | null;
  readonly totalRooms: number;
  /** Rooms that may be sold when overbooking is on; null is off. */
  readonly softLimit: number | null;
  readonly demandPricing: DemandPricing | null;
  readonly amenities: readonly string[];
  readonly images: readonly Image[];
}

export interface RoomType extends RoomTypeDetails {
  readonly id: string;
  readonly hotelId: string;
  readonly version: number;
  readonly capacityChange?: CapacityChange;
  /** What it becomes once `capacityChange` is done. */
  readonly pending?: RoomTypeDetails;
  readonly deleting?: true;
  readonly deletion?: Deletion;
  readonly lastRollout?: RolloutEnd;
}

/** What is stored of a night; an absent item is a lazy night with everything left. */
export interface Night {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly date: IsoDate;
  readonly left?: number;
  readonly sold?: number;
  /** Rooms that blocks take off sale (rule 32); absent is none. left + sold + blocked = cap. */
  readonly blocked?: number;
  readonly cap?: number;
  /** Bumped by every change the owner makes to this night; ends quotes (rule 5). */
  readonly rateRev?: number;
  /** The owner's stop-sell. */
  readonly closed?: true;
  /** Set while a deletion is under way (rule 3). */
  readonly fence?: true;
  /** Bumped by every change of the counters (rule 17). */
  readonly seq?: number;
  /** Bumped by every pass over the room type's nights (rules 2 and 3): a late worker of an old pass writes nothing. */
  readonly rolloutRev?: number;
  readonly price?: Minor;
  readonly reason?: OverrideReason;
  readonly restrictions?: Restrictions;
  /** The id of the last change of prices or restrictions: a worker of another change writes nothing (rule 4). */
  readonly lastChange?: string;
}

/**
 * What a room type sells of an untouched night. While a change is on its way it is the smaller of the old and
 * the new number: whichever wins, nothing is oversold.
 */
export const inventoryOf = (
  roomType: Pick<RoomType, 'totalRooms' | 'softLimit' | 'capacityChange' | 'deleting'>,
): Inventory => {
  const { totalRooms, softLimit, capacityChange, deleting } = roomType;
  if (capacityChange === undefined) return { totalRooms, softLimit, deleting };
  return { totalRooms: Math.min(capacityChange.cap, capacityChange.previousCap), softLimit: null, deleting };
};
