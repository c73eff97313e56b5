import type { Instant } from '../../domain/calendar/instant.ts';

/** The time everything asks: the real one, or the sandbox's. */
export interface Clock {
  now(): Instant;
}

/** Waiting between tries, apart from the clock, so that a simulation can drive both. */
export interface Delay {
  sleep(milliseconds: number): Promise<void>;
  /** From 0 (included) to 1. */
  random(): number;
}

export interface Ids {
  /** A new sortable id. */
  next(): string;
  /** A new nonce: 128 random bits in text. */
  nonce(): string;
}
