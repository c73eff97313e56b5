import { withFee } from './booking/settlement.ts';
import { addDays, type IsoDate } from './calendar/date.ts';
import { epochMillis, type Instant, instantOf } from './calendar/instant.ts';
import type { DatedPolicy } from './policy.ts';
import { OVERRIDE_REASONS, type PriceRule, type PriceRun, roomsOfRuns, runsOf, type StayNight } from './price.ts';
import { type GuestPricing, guestsOf, type Party, partyFrom, partyText, sameParty } from './rates/party.ts';
import { type PlanTerms, STANDARD_TERMS } from './rates/plan.ts';
import type { Restrictions } from './rates/restrictions.ts';
import type { TaxRule } from './rates/taxes.ts';
import { addUpStay, type FrozenStay } from './stay-price.ts';

/** A night as promised: `rev` is the night's rate revision seen, which an owner's change of that night ends. */
export interface QuotedNight extends StayNight {
  readonly rev: number;
}

/** The booking and version a quote for a change was made for. */
export interface QuotedChange {
  readonly bookingId: string;
  readonly version: number;
}

/**
 * A promise of a price for a stay: all a hold needs, so that it reads nothing first. It is signed elsewhere and bound
 * to no session. `cap` is how many rooms an untouched night can sell; `forfeited` is what the change it is
 * for forfeits at the moment, 0 in a quote for a new booking.
 */
export interface Quote extends FrozenStay {
  readonly hotelName: string;
  readonly ownerId: string;
  readonly timeZone: string;
  readonly checkInTime: string;
  readonly checkOutTime: string;
  readonly currency: string;
  readonly nights: readonly QuotedNight[];
  readonly taxRules: readonly TaxRule[];
  readonly cap: number;
  readonly expiresAt: Instant;
  /** Null in a quote for a new booking. */
  readonly change: QuotedChange | null;
}

/** What a quote is asked for: it holds for no other. */
export type QuotedStay = Pick<FrozenStay, 'hotelId' | 'roomTypeId' | 'checkIn' | 'checkOut' | 'party'>;

/** Whether the quote is for exactly this hotel, room type, dates and people. */
export function sameStay(quote: QuotedStay, stay: QuotedStay): boolean {
  return (
    quote.hotelId === stay.hotelId &&
    quote.roomTypeId === stay.roomTypeId &&
    quote.checkIn === stay.checkIn &&
    quote.checkOut === stay.checkOut &&
    sameParty(quote.party, stay.party)
  );
}

/** The only form of the text below; another number is a quote of another release and is not read. */
const FORM = 2;

/** `[rooms, price, index of its guest pricing or -1, …rule]`. */
type RunText = readonly [number, number, number, ...string[]];

/** A quote as short JSON: it says what the price is made of, and leaves out what follows from that. */
interface QuoteText {
  readonly v: number;
  readonly h: readonly [hotelId: string, hotelName: string, ownerId: string];
  readonly t: readonly [roomTypeId: string, roomTypeName: string];
  readonly z: readonly [timeZone: string, checkInTime: string, checkOutTime: string];
  readonly c: string;
  readonly d: readonly [checkIn: IsoDate, checkOut: IsoDate];
  readonly y: string;
  /** Absent for the plan that every hotel has. */
  readonly r?: PlanTerms;
  readonly g: readonly GuestPricing[];
  readonly n: readonly (readonly [rev: number, restrictions: Restrictions | 0, ...runs: RunText[]])[];
  readonly x: readonly TaxRule[];
  readonly p: readonly (readonly [hours: number, percent: number, penaltyNights: number, until: number])[];
  readonly k: readonly [cap: number, expiresAt: number];
  /** The total, so that a release that adds up otherwise does not keep another price than was shown. */
  readonly s: number;
  readonly f?: number;
  readonly b?: readonly [bookingId: string, version: number];
}

/** The quote as text. */
export function encodeQuote(quote: Quote): string {
  const pricings = distinctPricings(quote.nights);
  const text: QuoteText = {
    v: FORM,
    h: [quote.hotelId, quote.hotelName, quote.ownerId],
    t: [quote.roomTypeId, quote.roomTypeName],
    z: [quote.timeZone, quote.checkInTime, quote.checkOutTime],
    c: quote.currency,
    d: [quote.checkIn, quote.checkOut],
    y: partyText(quote.party),
    ...(isStandard(quote.plan) ? {} : { r: quote.plan }),
    g: pricings.map(({ pricing }) => pricing),
    n: quote.nights.map(({ rev, restrictions, rooms }) => [
      rev,
      restrictions ?? 0,
      ...runsOf(rooms).map((run) => encodeRun(run, pricings)),
    ]),
    x: quote.taxRules,
    p: quote.policy.steps.map((step) => [
      step.hoursBeforeCheckIn,
      step.refundPercent ?? -1,
      step.penaltyNights ?? -1,
      epochMillis(step.until),
    ]),
    k: [quote.cap, epochMillis(quote.expiresAt)],
    s: quote.totals.total,
    ...(quote.forfeited === 0 ? {} : { f: quote.forfeited }),
    ...(quote.change === null ? {} : { b: [quote.change.bookingId, quote.change.version] }),
  };
  return JSON.stringify(text);
}

const STANDARD_TEXT = JSON.stringify(STANDARD_TERMS);

/** Whether these are the terms of a plan that its owner has not changed. */
export function isStandard(plan: PlanTerms): boolean {
  return JSON.stringify(plan) === STANDARD_TEXT;
}

interface DistinctPricing {
  readonly pricing: GuestPricing;
  readonly text: string;
}

/** The guest pricings of the nights, each once: a change may price its added nights by another than the kept ones. */
function distinctPricings(nights: readonly StayNight[]): DistinctPricing[] {
  const found = new Map<string, GuestPricing>();
  for (const { guestPricing } of nights.flatMap(({ rooms }) => rooms)) {
    if (guestPricing) found.set(JSON.stringify(guestPricing), guestPricing);
  }
  return [...found].map(([text, pricing]) => ({ text, pricing }));
}

function encodeRun({ rooms, price, rule, guestPricing }: PriceRun, pricings: readonly DistinctPricing[]): RunText {
  const text = guestPricing && JSON.stringify(guestPricing);
  return [rooms, price, pricings.findIndex((each) => each.text === text), ...encodeRule(rule)];
}

/** Nothing for the base price, the reason for an override, id and factor for demand. */
function encodeRule(rule: PriceRule): string[] {
  switch (rule.kind) {
    case 'base':
      return [];
    case 'override':
      return [rule.reason];
    case 'demand':
      return [rule.id, rule.factor];
  }
}

/** The quote in a text of `encodeQuote`, or undefined for that of another release. The text is one that we signed. */
export function decodeQuote(signed: string): Quote | undefined {
  const text: QuoteText | null = JSON.parse(signed);
  if (text?.v !== FORM) return undefined;
  const party = partyFrom(text.y);
  if (party === undefined) return undefined;
  const [checkIn, checkOut] = text.d;
  const nights = text.n.map(([rev, restrictions, ...runs], index) => ({
    date: addDays(checkIn, index),
    rooms: roomsOfRuns(runs.map((run) => decodeRun(run, text.g))),
    ...(restrictions !== 0 && { restrictions }),
    rev,
  }));
  const stay = { checkIn, checkOut, party, plan: text.r ?? STANDARD_TERMS, nights };
  const forfeited = text.f ?? 0;
  const totals = withFee(addUpStay({ ...stay, taxes: text.x, currency: text.c }), forfeited);
  if (totals.total !== text.s) return undefined;
  return {
    ...stay,
    ...peopleOf(party),
    hotelId: text.h[0],
    hotelName: text.h[1],
    ownerId: text.h[2],
    roomTypeId: text.t[0],
    roomTypeName: text.t[1],
    timeZone: text.z[0],
    checkInTime: text.z[1],
    checkOutTime: text.z[2],
    currency: text.c,
    cap: text.k[0],
    expiresAt: instantOf(text.k[1]),
    taxRules: text.x,
    totals,
    policy: decodePolicy(text.p),
    forfeited,
    change: text.b === undefined ? null : { bookingId: text.b[0], version: text.b[1] },
  };
}

/** A party's people and rooms as numbers. */
export function peopleOf(party: Party): { readonly guests: number; readonly rooms: number } {
  return { guests: guestsOf(party), rooms: party.length };
}

function decodeRun([rooms, price, pricing, ...rule]: RunText, pricings: readonly GuestPricing[]): PriceRun {
  const guestPricing = pricings[pricing];
  return { rooms, price, rule: decodeRule(rule), ...(guestPricing && { guestPricing }) };
}

function decodeRule([first, factor]: readonly string[]): PriceRule {
  if (first === undefined) return { kind: 'base' };
  if (factor !== undefined) return { kind: 'demand', id: first, factor };
  const reason = OVERRIDE_REASONS.find((each) => each === first);
  if (reason === undefined) throw new RangeError(`not a reason of a price: ${first}`);
  return { kind: 'override', reason };
}

function decodePolicy(steps: QuoteText['p']): DatedPolicy {
  return {
    steps: steps.map(([hoursBeforeCheckIn, refundPercent, penaltyNights, until]) => ({
      hoursBeforeCheckIn,
      ...(penaltyNights < 0 ? { refundPercent } : { penaltyNights }),
      until: instantOf(until),
    })),
  };
}
