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
  /** Set while a deletion closes its nights (rule 3): nothing new is sold. */
  readonly deleting?: true;
}

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
}

export interface RoomType {
  readonly id: string;
  readonly hotelId: string;
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
  readonly version: number;
  readonly applying?: Applying;
  readonly deleting?: true;
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
  readonly price?: Minor;
  readonly reason?: OverrideReason;
}

/** How many rooms of a type can be sold on a night nobody has touched. */
export const capOf = (roomType: { totalRooms: number; softLimit: number | null }): number =>
  Math.max(roomType.totalRooms, roomType.softLimit ?? 0);
