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
import { isStandard } from '../../../domain/quote.ts';
import { type GuestPricing, partyFrom, partyText, spreadGuests } from '../../../domain/rates/party.ts';
import { STANDARD_TERMS } from '../../../domain/rates/plan.ts';
import { isRestricted } from '../../../domain/rates/restrictions.ts';
import type { RatedStay } from '../../../domain/stay-price.ts';
import { guestPricingSchema, planTermsSchema, restrictionsSchema } from '../rates/rate-items.ts';

const reason = z.enum(OVERRIDE_REASONS);
const minor = z.int();

// A price is stored as `[price]`, `[price, reason]` or `[price, ruleId, factor]`, and a night as that of all its rooms,
// or as a list of runs with the number of rooms in front: a long stay stays near a kilobyte.
const storedPrice = z.union([z.tuple([minor]), z.tuple([minor, reason]), z.tuple([minor, z.string(), z.string()])]);
const storedRun = z.object({ rooms: z.int(), price: storedPrice, guestPricing: z.int().exactOptional() });
/** The shape of a stored night. */
const storedNight = z.union([storedPrice, z.array(storedRun)]);
type StoredPrice = z.infer<typeof storedPrice>;
type StoredNight = z.infer<typeof storedNight>;

const storePrice = ({ price, rule }: PriceRun): StoredPrice => {
  if (rule.kind === 'base') return [price];
  return rule.kind === 'override' ? [price, rule.reason] : [price, rule.id, rule.factor];
};

/** A night as it is stored; `pricings` are the guest pricings of the stay, of which a run names its own by place. */
const storeNight = (night: StayNight, pricings: readonly string[]): StoredNight => {
  const runs = runsOf(night.rooms);
  const [first] = runs;
  if (first !== undefined && runs.length === 1 && first.guestPricing === undefined) return storePrice(first);
  return runs.map((run) => ({
    rooms: run.rooms,
    price: storePrice(run),
    ...(run.guestPricing && { guestPricing: pricings.indexOf(JSON.stringify(run.guestPricing)) }),
  }));
};

const ruleOf = (stored: StoredPrice): PriceRule => {
  if (stored.length === 1) return { kind: 'base' };
  return stored.length === 2
    ? { kind: 'override', reason: stored[1] }
    : { kind: 'demand', id: stored[1], factor: stored[2] };
};

const isRuns = (stored: StoredNight): stored is z.infer<typeof storedRun>[] => typeof stored[0] === 'object';

const runsFrom = (stored: StoredNight, rooms: number, pricings: readonly GuestPricing[]): PriceRun[] => {
  const runs = isRuns(stored) ? stored : [{ rooms, price: stored }];
  return runs.map((run) => {
    const guestPricing = 'guestPricing' in run ? pricings[run.guestPricing ?? -1] : undefined;
    return { rooms: run.rooms, price: run.price[0], rule: ruleOf(run.price), ...(guestPricing && { guestPricing }) };
  });
};

/**
 * Nights, people and plan of a stay as attributes. The party is there where it is not the even spread of `guests` over
 * `rooms`, the plan where it is not the one that every hotel has: a stay of before either reads as what it was.
 */
export const storedRates = {
  nights: z.array(storedNight),
  guestPricings: z.array(guestPricingSchema).optional(),
  /** By the place of the night. */
  restrictions: z.record(z.string(), restrictionsSchema).optional(),
  party: z.string().optional(),
  plan: planTermsSchema.optional(),
};
type StoredRates = z.infer<z.ZodObject<typeof storedRates>>;
interface StoredStay extends StoredRates {
  readonly checkIn: string;
  readonly guests: number;
  readonly rooms: number;
}

/** The attributes of a stay's nights, people and plan; undefined takes the place of what is not stored. */
export const storeRates = ({
  nights,
  party,
  plan,
  guests,
  rooms,
}: RatedStay & Pick<StoredStay, 'guests' | 'rooms'>) => {
  const pricings = new Map<string, GuestPricing>();
  for (const { guestPricing } of nights.flatMap((night) => night.rooms)) {
    if (guestPricing) pricings.set(JSON.stringify(guestPricing), guestPricing);
  }
  const texts = [...pricings.keys()];
  const restricted = nights.flatMap(({ restrictions }, index) =>
    isRestricted(restrictions) ? [[index, restrictions] as const] : [],
  );
  const text = partyText(party);
  return {
    nights: nights.map((night) => storeNight(night, texts)),
    guestPricings: texts.length > 0 ? [...pricings.values()] : undefined,
    restrictions: restricted.length > 0 ? Object.fromEntries(restricted) : undefined,
    party: text === partyText(spreadGuests(guests, rooms)) ? undefined : text,
    plan: isStandard(plan) ? undefined : plan,
  };
};

/** The nights, people and plan of a stored stay; what they are stored as is gone. */
export const ratesFrom = (stored: StoredStay) => {
  const { guestPricings = [], restrictions = {}, party, plan } = stored;
  return {
    guestPricings: undefined,
    restrictions: undefined,
    party: (party === undefined ? undefined : partyFrom(party)) ?? spreadGuests(stored.guests, stored.rooms),
    plan: plan ?? STANDARD_TERMS,
    nights: stored.nights.map((night, index): StayNight => {
      const restricted = restrictions[index];
      return {
        date: addDays(stored.checkIn, index),
        rooms: roomsOfRuns(runsFrom(night, stored.rooms, guestPricings)),
        ...(restricted && { restrictions: restricted }),
      };
    }),
  };
};
