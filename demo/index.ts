import { openPlaces } from '../functions/adapters/places/open-places.ts';
import type { Core } from '../functions/composition/core.ts';
import { openAccounts } from './accounts.ts';
import { openCities } from './cities.ts';
import { furnishedHouse } from './furnish.ts';
import type { World } from './hotels.ts';
import { type HowFar, readHowFar, writeHowFar } from './how-far.ts';
import { itemsOf } from './items.ts';
import { putAll } from './write.ts';

export interface SeedOptions {
  /** How many demo hotels the table is to have, 0 to 50,000; accounts exist at any number. */
  readonly hotels: number;
  /** Which world; the one the table has, or 1. */
  readonly seed?: number;
  /** Of all demo accounts. */
  readonly password: string;
  /** Receives the progress as a sentence, every few seconds at most. */
  readonly progress: (line: string) => void;
  /** Receives the number of finished hotels and of all, after every few hotels. */
  readonly advance?: (done: number, wanted: number) => void;
  /** Stops after the current hotels; the next run continues there. */
  readonly signal?: AbortSignal;
}

export interface SeedReport {
  /** False where `signal` ended it before all hotels were written. */
  readonly complete: boolean;
  /** Demo hotels in the table now. */
  readonly hotels: number;
  /** What this run wrote. */
  readonly written: {
    readonly accounts: number;
    readonly hotels: number;
    readonly nights: number;
    readonly bookings: number;
    readonly reviews: number;
    readonly items: number;
  };
  readonly milliseconds: number;
}

/** Hotels between two saves of the progress: after a kill so many are written again. */
const STRETCH = 25;
const LINE_EVERY_MS = 3000;
/** The world of a table that has none yet. */
const DEFAULT_SEED = 1;

/**
 * Makes the demo world, or the missing part of it: hotel by hotel from the first, each drawn from the seed and the
 * hotel's number alone, all dates relative to the clock. It must run before any other write to the table.
 *
 * @throws an Error of one line if the table has the world of another seed, or the database does not answer
 */
export const seedDemo = async (core: Core, options: SeedOptions): Promise<SeedReport> => {
  const startedAt = performance.now();
  const [found, accounts] = await Promise.all([
    readHowFar(core.table),
    openAccounts(core, options.password, options.hotels > 0),
  ]);
  const howFar = found ?? fresh(core, options.seed ?? DEFAULT_SEED);
  if (options.seed !== undefined && options.seed !== howFar.seed) {
    throw new Error(`The demo world here was made of seed ${howFar.seed}: keep it, or choose another folder for data.`);
  }
  const written = { accounts: accounts.made, hotels: 0, nights: 0, bookings: 0, reviews: 0, items: 0 };
  // The hotels that a killed run left half written are completed even if fewer hotels are requested now.
  const wanted = Math.max(options.hotels, howFar.begun);
  let { done } = howFar;
  if (wanted > done) done = await build(core, options, howFar, wanted, accounts.ownerId, written);
  // A request for no hotels is stored as well, so that the next run knows it is not the first.
  else if (found === undefined) await writeHowFar(core.table, howFar);
  return {
    complete: done >= wanted,
    hotels: done,
    written,
    milliseconds: Math.round(performance.now() - startedAt),
  };
};

const fresh = (core: Core, seed: number): HowFar => ({
  seed,
  done: 0,
  begun: 0,
  anchor: core.clock.now(),
  wanted: 0,
});

type Written = { -readonly [Thing in keyof SeedReport['written']]: number };

const build = async (
  core: Core,
  { progress, advance, signal }: SeedOptions,
  howFar: HowFar,
  wanted: number,
  ownerId: string,
  written: Written,
): Promise<number> => {
  const cities = openCities(openPlaces(core.placesFile));
  const now = core.clock.now();
  const tell = spaced(progress, LINE_EVERY_MS);
  let { done } = howFar;
  let writing: Promise<void> = Promise.resolve();

  while (done < wanted) {
    const halfWritten = howFar.begun > done;
    const to = halfWritten ? howFar.begun : Math.min(wanted, done + STRETCH);
    const world: World = { seed: howFar.seed, anchor: halfWritten ? howFar.anchor : now, ownerId, cities };
    // Drawn while the stretch before it is being written.
    const houses = Array.from({ length: to - done }, (_, offset) => furnishedHouse(world, done + offset));
    await writing;
    advance?.(done, wanted);
    tell(`Seeding hotels: ${done} of ${wanted}`);
    if (signal?.aborted) break;
    await writeHowFar(core.table, { seed: howFar.seed, done, begun: to, anchor: world.anchor, wanted });
    const items = houses.flatMap(itemsOf);
    writing = putAll(core.table, core.delay, items);
    written.hotels += houses.length;
    written.items += items.length;
    for (const { nights, stays, reviews } of houses) {
      written.nights += nights.length;
      written.bookings += stays.length;
      written.reviews += reviews.length;
    }
    done = to;
  }
  await writing;
  await writeHowFar(core.table, { seed: howFar.seed, done, begun: done, anchor: now, wanted });
  advance?.(done, wanted);
  return done;
};

/** Passes on the first of every few seconds only. */
const spaced = (progress: (line: string) => void, everyMs: number): ((line: string) => void) => {
  let last = performance.now();
  return (line) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    progress(line);
  };
};
