import { withFee } from './booking/settlement.ts';
import { daysBetween, eachNight, isDate } from './calendar/date.ts';
import { epochMillis, type Instant, instantOf } from './calendar/instant.ts';
import type { Minor } from './money.ts';
import type { DatedPolicy } from './policy.ts';
import {
  OVERRIDE_REASONS,
  type OverrideReason,
  type PriceRule,
  type PriceRun,
  roomsOfRuns,
  runsOf,
  type StayNight,
  TAX_KINDS,
  type TaxKind,
  type TaxRule,
  type Totals,
} from './price.ts';
import type { Stay } from './stay.ts';

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
 * to no session. `cap` is how many rooms a night that nobody has touched can sell.
 */
export interface Quote extends Stay {
  readonly hotelId: string;
  readonly hotelName: string;
  readonly ownerId: string;
  readonly roomTypeId: string;
  readonly roomTypeName: string;
  readonly timeZone: string;
  readonly checkInTime: string;
  readonly checkOutTime: string;
  readonly currency: string;
  readonly nights: readonly QuotedNight[];
  readonly taxRules: readonly TaxRule[];
  readonly totals: Totals;
  readonly policy: DatedPolicy;
  /** What the change it is for forfeits at the moment (rule 28); 0 in a quote for a new booking. */
  readonly forfeited: Minor;
  readonly cap: number;
  readonly expiresAt: Instant;
  /** Null in a quote for a new booking. */
  readonly change: QuotedChange | null;
}

/** What a quote is asked for: it holds for no other. */
export interface QuotedStay extends Stay {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

/** Whether the quote is for exactly this hotel, room type, dates, guests and rooms. */
export function sameStay(quote: Quote, stay: QuotedStay): boolean {
  return (
    quote.hotelId === stay.hotelId &&
    quote.roomTypeId === stay.roomTypeId &&
    quote.checkIn === stay.checkIn &&
    quote.checkOut === stay.checkOut &&
    quote.guests === stay.guests &&
    quote.rooms === stay.rooms
  );
}

/** The only form of the text below; another number is a quote of another release and is not read. */
const FORM = 1;

/** A quote as short JSON: dates follow from the stay and tax names from the rules, so neither is repeated. */
export function encodeQuote(quote: Quote): string {
  return JSON.stringify({
    v: FORM,
    h: [quote.hotelId, quote.hotelName, quote.ownerId],
    t: [quote.roomTypeId, quote.roomTypeName],
    z: [quote.timeZone, quote.checkInTime, quote.checkOutTime],
    c: quote.currency,
    d: [quote.checkIn, quote.checkOut],
    k: [quote.guests, quote.rooms, quote.cap, epochMillis(quote.expiresAt)],
    n: quote.nights.map(encodeNight),
    x: quote.taxRules.map((tax, index) => [tax.name, tax.kind, tax.value, quote.totals.taxes[index]?.amount ?? 0]),
    s: [quote.totals.rooms, quote.totals.total],
    p: quote.policy.steps.map((step) => [step.hoursBeforeCheckIn, step.refundPercent, epochMillis(step.until)]),
    ...(quote.forfeited === 0 ? {} : { f: quote.forfeited }),
    ...(quote.change === null ? {} : { b: [quote.change.bookingId, quote.change.version] }),
  });
}

/** `[price, rev, …rule]` where all rooms cost the same, else `[rev, [rooms, price, …rule], …]`, run by run. */
function encodeNight({ rev, rooms }: QuotedNight): unknown[] {
  const runs = runsOf(rooms);
  const [first] = runs;
  if (first !== undefined && runs.length === 1) return [first.price, rev, ...encodeRule(first.rule)];
  return [rev, ...runs.map((run) => [run.rooms, run.price, ...encodeRule(run.rule)])];
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

/** The quote in a text of `encodeQuote`, or undefined for any other text. */
export function decodeQuote(text: string): Quote | undefined {
  const raw = parsed(text);
  if (raw === undefined || raw['v'] !== FORM) return undefined;
  const { h, t, z, c, d, k, s } = raw;
  if (!isTriple(h, isText) || !isPair(t, isText) || !isTriple(z, isText) || !isText(c)) return undefined;
  if (!isPair(d, isDateText) || !isQuadruple(k, isCount) || !isPair(s, isCount)) return undefined;
  const nights = k[1] > MOST_ROOMS ? undefined : decodeNights(raw['n'], d[0], d[1], k[1]);
  const taxes = decodeTaxes(raw['x']);
  const policy = decodePolicy(raw['p']);
  const change = decodeChange(raw['b']);
  if (nights === undefined || taxes === undefined || policy === undefined || change === undefined) return undefined;
  const forfeited = raw['f'] ?? 0;
  if (!isCount(forfeited)) return undefined;
  const lines = taxes.map(({ rule, amount }) => ({ name: rule.name, amount }));
  const stay = { rooms: s[0], taxes: lines, total: lines.reduce((sum, line) => sum + line.amount, s[0]) };
  const totals = withFee(stay, forfeited);
  if (totals.total !== s[1]) return undefined;
  if (k[3] > LAST_INSTANT) return undefined;
  return {
    hotelId: h[0],
    hotelName: h[1],
    ownerId: h[2],
    roomTypeId: t[0],
    roomTypeName: t[1],
    timeZone: z[0],
    checkInTime: z[1],
    checkOutTime: z[2],
    currency: c,
    checkIn: d[0],
    checkOut: d[1],
    guests: k[0],
    rooms: k[1],
    cap: k[2],
    expiresAt: instantOf(k[3]),
    nights,
    taxRules: taxes.map(({ rule }) => rule),
    totals,
    policy,
    forfeited,
    change,
  };
}

/** No quote is for more; a text that says so is none. */
const MOST_ROOMS = 1000;
/** 9999-12-31T23:59:59.999Z: later instants have another form. */
const LAST_INSTANT = 253_402_300_799_999;

type Guard<T> = (value: unknown) => value is T;

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isDateText(value: unknown): value is string {
  return isText(value) && isDate(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isReason(value: unknown): value is OverrideReason {
  return OVERRIDE_REASONS.some((reason) => reason === value);
}

function isTaxKind(value: unknown): value is TaxKind {
  return TAX_KINDS.some((kind) => kind === value);
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isTupleOf<T>(value: unknown, length: number, guard: Guard<T>): boolean {
  return Array.isArray(value) && value.length === length && value.every(guard);
}

function isPair<T>(value: unknown, guard: Guard<T>): value is [T, T] {
  return isTupleOf(value, 2, guard);
}

function isTriple<T>(value: unknown, guard: Guard<T>): value is [T, T, T] {
  return isTupleOf(value, 3, guard);
}

function isQuadruple<T>(value: unknown, guard: Guard<T>): value is [T, T, T, T] {
  return isTupleOf(value, 4, guard);
}

/** Every element read, or undefined as soon as one cannot be. */
function allOf<T>(value: unknown, read: (element: unknown[], index: number) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found: T[] = [];
  for (const [index, element] of value.entries()) {
    const one = Array.isArray(element) ? read(element, index) : undefined;
    if (one === undefined) return undefined;
    found.push(one);
  }
  return found;
}

function decodeNights(value: unknown, checkIn: string, checkOut: string, rooms: number): QuotedNight[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || daysBetween(checkIn, checkOut) !== value.length) return undefined;
  const dates = eachNight(checkIn, checkOut);
  return allOf(value, ([one, other, ...rest], index) => {
    const mixed = Array.isArray(other);
    const rev = mixed ? one : other;
    const runs = mixed ? allOf([other, ...rest], decodeRun) : allOf([[rooms, one, ...rest]], decodeRun);
    const date = dates[index];
    if (!isCount(rev) || runs === undefined || date === undefined) return undefined;
    if (runs.reduce((sum, run) => sum + run.rooms, 0) !== rooms) return undefined;
    return { date, rooms: roomsOfRuns(runs), rev };
  });
}

function decodeRun([rooms, price, ...rest]: unknown[]): PriceRun | undefined {
  const rule = decodeRule(rest);
  return isCount(rooms) && isCount(price) && rule !== undefined ? { rooms, price, rule } : undefined;
}

function decodeRule(rest: readonly unknown[]): PriceRule | undefined {
  const [first, factor] = rest;
  if (rest.length === 0) return { kind: 'base' };
  if (rest.length === 1) return isReason(first) ? { kind: 'override', reason: first } : undefined;
  return rest.length === 2 && isText(first) && isText(factor) ? { kind: 'demand', id: first, factor } : undefined;
}

function decodeTaxes(value: unknown): { rule: TaxRule; amount: Minor }[] | undefined {
  return allOf(value, ([name, kind, amountOrPercent, amount]) => {
    if (!isText(name) || !isTaxKind(kind) || !isText(amountOrPercent) || !isCount(amount)) return undefined;
    return { rule: { name, kind, value: amountOrPercent }, amount };
  });
}

function decodePolicy(value: unknown): DatedPolicy | undefined {
  const steps = allOf(value, (step) => {
    if (!isTriple(step, isShare) || step[2] > LAST_INSTANT) return undefined;
    return { hoursBeforeCheckIn: step[0], refundPercent: step[1], until: instantOf(step[2]) };
  });
  return steps === undefined ? undefined : { steps };
}

function decodeChange(value: unknown): QuotedChange | null | undefined {
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [bookingId, version]: unknown[] = value;
  return isText(bookingId) && isCount(version) ? { bookingId, version } : undefined;
}
