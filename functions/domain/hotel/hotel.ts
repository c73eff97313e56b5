import type { Inventory } from '../availability.ts';
import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Minor } from '../money.ts';
import type { CancellationPolicy } from '../policy.ts';
import type { DemandPricing, OverrideReason, TaxRule } from '../price.ts';

export interface Image {
  readonly url: string;
  readonly alt: string;
}

/** A hotel as its owner keeps it. Its rating is a record of its own and does not move its version. */
export interface Hotel {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly description: string;
  readonly address: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly starRating: number | null;
  readonly amenities: readonly string[];
  readonly images: readonly Image[];
  readonly status: 'active' | 'inactive' | 'pending';
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
  /** Set while a deletion closes its nights (rule 3): nothing new is sold. */
  readonly deleting?: true;
}

/** The most room types a hotel may have (rule 4). */
export const MOST_ROOM_TYPES = 20;

/** How many reviews gave each number of stars; index 0 is one star. Sums are kept with the review (rule 18). */
export type RatingCounts = readonly [number, number, number, number, number];

/** A change of how many rooms can be sold that has not reached every night yet (rule 2). */
export interface Applying {
  readonly changeId: string;
  /** The cap every night is brought to, and the one it had. */
  readonly cap: number;
  readonly previousCap: number;
  /** The room type as it will be once every night has it. */
  readonly totalRooms: number;
  readonly softLimit: number | null;
  readonly startedAt: Instant;
  /** A night had more sold than the new cap allows: every night goes back, and the change never forward again. */
  readonly undoing?: true;
}

/** A deletion that has not closed every night yet, or, `reopening`, one that met a stay to come and takes it back. */
export interface Deletion {
  readonly changeId: string;
  readonly startedAt: Instant;
  readonly reopening?: true;
}

/** What an owner says of a room type. */
export interface RoomTypeTerms {
  readonly name: string;
  readonly description: string;
  /** A room's price for a night, in the hotel's currency. */
  readonly basePrice: Minor;
  readonly maxGuests: number;
  readonly totalRooms: number;
  /** Rooms that may be sold when overbooking is on; null is off. */
  readonly softLimit: number | null;
  readonly demandPricing: DemandPricing | null;
  readonly amenities: readonly string[];
  readonly images: readonly Image[];
}

export interface RoomType extends RoomTypeTerms {
  readonly id: string;
  readonly hotelId: string;
  readonly version: number;
  readonly applying?: Applying;
  /** What it becomes once `applying` is done. */
  readonly pending?: RoomTypeTerms;
  readonly deleting?: true;
  readonly deletion?: Deletion;
}

/** What is stored of a night; an absent item is a lazy night with everything left. */
export interface Night {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly date: IsoDate;
  readonly left?: number;
  readonly sold?: number;
  readonly cap?: number;
  /** Bumped by every change the owner makes to this night; ends quotes (rule 5). */
  readonly rateRev?: number;
  readonly closed?: true;
  /** Bumped by every change of the counters (rule 17). */
  readonly seq?: number;
  /** Bumped by every pass over the room type's nights (rules 2 and 3): a late worker of an old pass writes nothing. */
  readonly passRev?: number;
  readonly price?: Minor;
  readonly reason?: OverrideReason;
}

/**
 * What a room type sells of a night nobody has touched. While a change is on its way it is the smaller of the old and
 * the new number: whichever wins, nothing is oversold.
 */
export const inventoryOf = (roomType: RoomType): Inventory => {
  const { totalRooms, softLimit, applying, deleting } = roomType;
  if (applying === undefined) return { totalRooms, softLimit, deleting };
  return { totalRooms: Math.min(applying.cap, applying.previousCap), softLimit: null, deleting };
};
