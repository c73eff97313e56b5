import type { NightKey } from './nights.ts';

/** What a container remembers for two seconds of nights that it met full (rule 34). It decides only what is read first. */
export interface FullNights {
  /** Each of these nights had fewer than `rooms` rooms left, or was closed. */
  note(nights: readonly NightKey[], rooms: number): void;
  /** Whether one of these nights had, a moment ago, fewer than `rooms` rooms left. */
  metFull(nights: readonly NightKey[], rooms: number): boolean;
}
