import * as z from 'zod';
import { addDays } from '../../../domain/calendar/date.ts';
import {
  OVERRIDE_REASONS,
  type PriceRule,
  type PriceRun,
  roomsOfRuns,
  runsOf,
  type StayNight,
} from '../../../domain/price.ts';

const reason = z.enum(OVERRIDE_REASONS);
const minor = z.int();

// A price is stored as `[price]`, `[price, reason]` or `[price, ruleId, factor]`, and a night as that of all its rooms,
// or as a list of runs with the number of rooms in front: a long stay stays near a kilobyte.
const storedPrice = z.union([z.tuple([minor]), z.tuple([minor, reason]), z.tuple([minor, z.string(), z.string()])]);
const storedRun = z.object({ rooms: z.int(), price: storedPrice });
/** The shape of a stored night. */
export const storedNight = z.union([storedPrice, z.array(storedRun)]);
type StoredPrice = z.infer<typeof storedPrice>;
type StoredNight = z.infer<typeof storedNight>;

const storePrice = ({ price, rule }: PriceRun): StoredPrice => {
  if (rule.kind === 'base') return [price];
  return rule.kind === 'override' ? [price, rule.reason] : [price, rule.id, rule.factor];
};

/** A night as it is stored. */
export const storeNight = (night: StayNight): StoredNight => {
  const runs = runsOf(night.rooms);
  const [first] = runs;
  if (first !== undefined && runs.length === 1) return storePrice(first);
  return runs.map((run) => ({ rooms: run.rooms, price: storePrice(run) }));
};

const ruleOf = (stored: StoredPrice): PriceRule => {
  if (stored.length === 1) return { kind: 'base' };
  return stored.length === 2
    ? { kind: 'override', reason: stored[1] }
    : { kind: 'demand', id: stored[1], factor: stored[2] };
};

const runFrom = (rooms: number, stored: StoredPrice): PriceRun => ({ rooms, price: stored[0], rule: ruleOf(stored) });

const isRuns = (stored: StoredNight): stored is z.infer<typeof storedRun>[] => typeof stored[0] === 'object';

/** The nights of a stay from what is stored of them. */
export const nightsFrom = (checkIn: string, rooms: number, stored: readonly StoredNight[]): StayNight[] =>
  stored.map((night, index) => ({
    date: addDays(checkIn, index),
    rooms: roomsOfRuns(isRuns(night) ? night.map((run) => runFrom(run.rooms, run.price)) : [runFrom(rooms, night)]),
  }));
