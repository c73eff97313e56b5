import { rolloutRange } from '../../domain/hotel/night-rollout.ts';
import { tryAgain } from '../hotels/ownership.ts';
import type { HotelReader, HotelWriter } from '../ports/hotels.ts';
import type { NightReader, NightWriter } from '../ports/nights.ts';
import type { RoomTypes } from '../ports/room-types.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock, Ids } from '../ports/time.ts';

/** What changes of room types and hotels need to bring their nights along. */
export interface RolloutPorts {
  readonly hotels: HotelReader;
  readonly hotelWriter: HotelWriter;
  readonly roomTypes: RoomTypes;
  readonly nights: NightReader;
  readonly writer: NightWriter;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** How often a change is decided anew after a conflict. */
export const TRIES = 8;

/** The nights a rollout that begins now must reach. */
export const rangeNow = async ({ clock, settings }: RolloutPorts, timeZone: string) =>
  rolloutRange(clock.now(), timeZone, (await settings.current()).horizonMonths);

/** Reads and decides anew after each conflict; after the last one the caller has to try again. */
export const untilDecided = async <T>(
  decide: () => Promise<T | 'conflict' | 'contended'>,
): Promise<Exclude<T, string> | typeof tryAgain> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const decided = await decide();
    if (decided === 'contended') return tryAgain;
    if (typeof decided !== 'string') return decided as Exclude<T, string>;
  }
  return tryAgain;
};
