import type { IsoDate } from '../calendar/date.ts';

export const UNIT_STATUSES = ['in_service', 'out_of_service'] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];
export const HOUSEKEEPING = ['clean', 'dirty', 'inspected'] as const;
export type Housekeeping = (typeof HOUSEKEEPING)[number];

/** What an owner says of a unit. */
export interface UnitDetails {
  readonly roomTypeId: string;
  /** As on the door; unique in a hotel, ignoring case. */
  readonly number: string;
  readonly floor: string | null;
  readonly status: UnitStatus;
  readonly housekeeping: Housekeeping;
}

/** A numbered room. */
export interface Unit extends UnitDetails {
  readonly id: string;
  readonly hotelId: string;
  readonly version: number;
  /** Set while it is about to go or to change its type, by who does it: nothing is assigned to it (rule 33). */
  readonly retiring?: string;
}

/** Whether stays can be assigned to it. */
export const isUsable = ({ status, retiring }: Pick<Unit, 'status' | 'retiring'>): boolean =>
  status === 'in_service' && retiring === undefined;

/** Whether a guest can be let in as it is. */
export const isClean = ({ housekeeping }: Pick<Unit, 'housekeeping'>): boolean => housekeeping !== 'dirty';

/** The number as it is compared. */
export const plainNumber = (number: string): string => number.trim().toLowerCase();

/** A night of a unit, and who has it: `booking:ID` or `block:ID`. */
export interface UnitNight {
  readonly date: IsoDate;
  readonly holder: string;
}

export const bookingHolder = (bookingId: string): string => `booking:${bookingId}`;

export const blockHolder = (blockId: string): string => `block:${blockId}`;

/** The id of the booking that has the night; undefined for a block. */
export const bookingOfHolder = (holder: string): string | undefined =>
  holder.startsWith('booking:') ? holder.slice('booking:'.length) : undefined;
