import { defaultLoyaltyProgramme, type LoyaltyProgramme } from '../../domain/loyalty/programme.ts';
import { MOST_HORIZON_MONTHS } from '../../domain/stay.ts';
import type { AuditEntry } from './audit.ts';

/** What a system admin may tune, each within the bounds of the contract. */
export interface SystemSettings extends LoyaltyProgramme {
  /** Whether guests may hold rooms; false, everything else goes on. */
  readonly acceptingBookings: boolean;
  /** How long a hold keeps its nights, in minutes. */
  readonly holdMinutes: number;
  /** How many unpaid bookings (reserved, payment_pending) a guest may have at once. */
  readonly maxOpenHolds: number;
  /** How many room-nights (rooms times nights) of unpaid bookings a guest may have at once. */
  readonly maxOpenRoomNights: number;
  /** Percent of a night's rooms that one network address may hold unpaid; two rooms always. */
  readonly maxOpenSharePercent: number;
  /** How far ahead nights are sold, in months from the hotel's today. */
  readonly horizonMonths: number;
  readonly maxNights: number;
  /** How long a booking waits for a gateway that is away, in hours. */
  readonly paymentLimitHours: number;
}

/** In force until a system admin says otherwise. */
export const defaultSettings: SystemSettings = {
  acceptingBookings: true,
  holdMinutes: 15,
  maxOpenHolds: 10,
  maxOpenRoomNights: 60,
  maxOpenSharePercent: 50,
  horizonMonths: MOST_HORIZON_MONTHS,
  maxNights: 30,
  paymentLimitHours: 24,
  ...defaultLoyaltyProgramme,
};

/** The settings as they are kept; version 1 is the defaults, never written. */
export interface VersionedSettings extends SystemSettings {
  readonly version: number;
}

/** What everything else needs: the settings in force, at most 5 s old. */
export interface Settings {
  current(): Promise<SystemSettings>;
  /** Reads them anew at the next call, after a change. */
  forget(): void;
}

/** How a change of the settings ended; `lost` says that another writer or the network came between, every try. */
export type SettingsChange = 'changed' | 'stale' | 'lost';

/** The kept settings, read strongly and changed on their version. */
export interface SettingsStore {
  load(): Promise<VersionedSettings>;
  /** Makes `after` the next version if `before` is still what is kept, with its audit entry in the same transaction. */
  change(before: VersionedSettings, after: SystemSettings, audit: AuditEntry): Promise<SettingsChange>;
}
