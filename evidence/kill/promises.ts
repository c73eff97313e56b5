import type { CallOf } from '../../functions/contract/client.ts';
import type { BookingStatus } from '../../functions/domain/booking/booking.ts';
import { TRANSITIONS } from '../../functions/domain/booking/machine.ts';
import type { Guest } from '../load/ground.ts';

/** What a guest was told of a booking last. */
export interface Told {
  readonly guest: Guest;
  readonly id: string;
  readonly status: BookingStatus;
  readonly version: number;
}

/** A hold that was sent, and whether it was ever answered. */
export interface Asked {
  readonly guest: Guest;
  readonly call: CallOf<'createBooking'>;
}

/** Everything that was answered with success, and what was sent and not answered: the memory that outlives a kill. */
export interface Promises {
  readonly told: Map<string, Told>;
  /** Holds without an answer, by key. */
  readonly unanswered: Map<string, Asked>;
  /** How many answers were successes. */
  answered: number;
}

export const noPromises = (): Promises => ({ told: new Map(), unanswered: new Map(), answered: 0 });

const reachable = (from: BookingStatus): ReadonlySet<BookingStatus> => {
  const found = new Set<BookingStatus>([from]);
  for (const status of found) for (const move of TRANSITIONS) if (move.from === status) found.add(move.to);
  return found;
};

type Seen = { readonly id: string; readonly status: BookingStatus; readonly version: number };

/** Notes a success. An answer that overtook a later one does not make the later one forgotten. */
export const note = (promises: Promises, guest: Guest, seen: Seen): void => {
  promises.answered += 1;
  const before = promises.told.get(seen.id);
  if (before && before.version > seen.version) return;
  promises.told.set(seen.id, { guest, id: seen.id, status: seen.status, version: seen.version });
};

/** What is wrong with a booking as it is now, given what its guest was told; undefined where the promise stands. */
export const broken = (told: Told, now: Seen | undefined): string | undefined => {
  if (now === undefined) return `booking ${told.id} was answered ${told.status} and is gone`;
  if (now.version < told.version) return `booking ${told.id} went back from version ${told.version} to ${now.version}`;
  if (now.version === told.version && now.status !== told.status) {
    return `booking ${told.id} was answered ${told.status} and is ${now.status} in the same version`;
  }
  if (!reachable(told.status).has(now.status)) return `booking ${told.id} went from ${told.status} to ${now.status}`;
  return undefined;
};
