import type { CallOf } from '../../functions/contract/client.ts';
import type { BookingStatus } from '../../functions/domain/booking/booking.ts';
import { TRANSITIONS } from '../../functions/domain/booking/machine.ts';
import type { Guest } from '../load/ground.ts';

/** The last answer that a guest got about a booking. */
export interface Told {
  readonly guest: Guest;
  readonly id: string;
  readonly status: BookingStatus;
  readonly version: number;
}

/** A sent hold, and whether it was answered. */
export interface Asked {
  readonly guest: Guest;
  readonly call: CallOf<'createBooking'>;
}

/** All successful answers, and the requests without an answer: the record that survives a kill. */
export interface Promises {
  readonly told: Map<string, Told>;
  /** Holds without an answer, by key. */
  readonly unanswered: Map<string, Asked>;
  /** The number of successful answers. */
  answered: number;
}

export const noPromises = (): Promises => ({ told: new Map(), unanswered: new Map(), answered: 0 });

const reachable = (from: BookingStatus): ReadonlySet<BookingStatus> => {
  const found = new Set<BookingStatus>([from]);
  for (const status of found) for (const move of TRANSITIONS) if (move.from === status) found.add(move.to);
  return found;
};

type Seen = { readonly id: string; readonly status: BookingStatus; readonly version: number };

/** Records a success. An older answer that arrives late does not replace a newer one. */
export const note = (promises: Promises, guest: Guest, seen: Seen): void => {
  promises.answered += 1;
  const before = promises.told.get(seen.id);
  if (before && before.version > seen.version) return;
  promises.told.set(seen.id, { guest, id: seen.id, status: seen.status, version: seen.version });
};

/** The difference between a booking and the last answer to its guest; undefined if the promise is kept. */
export const broken = (told: Told, now: Seen | undefined): string | undefined => {
  if (now === undefined) return `booking ${told.id} was answered ${told.status} and is gone`;
  if (now.version < told.version) return `booking ${told.id} went back from version ${told.version} to ${now.version}`;
  if (now.version === told.version && now.status !== told.status) {
    return `booking ${told.id} was answered ${told.status} and is ${now.status} in the same version`;
  }
  if (!reachable(told.status).has(now.status)) return `booking ${told.id} went from ${told.status} to ${now.status}`;
  return undefined;
};
