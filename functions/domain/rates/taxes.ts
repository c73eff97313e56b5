import type { IsoDate } from '../calendar/date.ts';
import { digitsOf, type Minor, percentOf, roundHalfUp, storedDecimal, tenTo } from '../money.ts';
import { guestsOf, type Party } from './party.ts';

/** How a tax or fee is counted: percent of the rooms' price; a room or a person; each night or once a stay. */
export const TAX_KINDS = ['percent', 'per_night', 'per_person_per_night', 'per_stay', 'per_person_per_stay'] as const;
export type TaxKind = (typeof TAX_KINDS)[number];

/** Days of every year, `MM-DD`, both included; `from` behind `to` wraps the year. */
export interface Season {
  readonly from: string;
  readonly to: string;
}

/** A tax or fee of the hotel; `value` is a decimal string, percent or an amount in the hotel's currency. */
export interface TaxRule {
  readonly name: string;
  readonly kind: TaxKind;
  readonly value: string;
  /** Percent only: the rooms' prices carry it already. */
  readonly included?: true | undefined;
  /** By person only: younger people are free of it. */
  readonly fromAge?: number | undefined;
  /** No more nights are counted. */
  readonly maxNights?: number | undefined;
  readonly season?: Season | undefined;
  /** Absent: with the booking. */
  readonly due?: 'at_hotel' | undefined;
}

/**
 * One tax of a stay, in minor units; `fee` is what a change keeps of the price of before (rule 28). An included line is
 * part of the rooms' price and is not added to it.
 */
export interface TaxLine {
  readonly name: string;
  readonly amount: Minor;
  readonly kind?: 'fee' | undefined;
  readonly included?: true | undefined;
  readonly due?: 'at_hotel' | undefined;
}

/** What the taxes of a stay are counted by: the rooms' price of each night in order, and the people. */
export interface TaxedStay {
  readonly checkIn: IsoDate;
  readonly nights: readonly { readonly date: IsoDate; readonly price: Minor }[];
  readonly party: Party;
  readonly currency: string;
}

/** The tax lines of a stay, each rounded half up by itself, so that the lines shown add up to the total shown. */
export function taxLines(taxes: readonly TaxRule[], stay: TaxedStay): TaxLine[] {
  const carried = includedPercent(taxes);
  return taxes.map((tax) => ({
    name: tax.name,
    amount: taxAmount(tax, stay, carried),
    ...(tax.included && { included: tax.included }),
    ...(tax.due && { due: tax.due }),
  }));
}

/** What the lines add to the rooms' price. */
export function addedBy(lines: readonly TaxLine[]): Minor {
  return lines.reduce((sum, { amount, included }) => (included ? sum : sum + amount), 0);
}

/** What of the lines the guest pays at the hotel. */
export function dueAtHotelBy(lines: readonly TaxLine[]): Minor {
  return lines.reduce((sum, { amount, due }) => (due === 'at_hotel' ? sum + amount : sum), 0);
}

const PERCENT_SCALE = 4;

/** The sum of the included percents, in ten-thousandths of a percent. */
export function includedPercent(taxes: readonly TaxRule[]): bigint {
  return taxes.reduce((sum, tax) => (tax.included ? sum + inTenThousandths(tax.value) : sum), 0n);
}

function inTenThousandths(percent: string): bigint {
  const { units, scale } = storedDecimal(percent);
  return units * tenTo(PERCENT_SCALE - scale);
}

function taxAmount(tax: TaxRule, stay: TaxedStay, carried: bigint): Minor {
  const nights = taxedNights(tax, stay);
  switch (tax.kind) {
    case 'percent': {
      const price = nights.reduce((sum, night) => sum + night.price, 0);
      if (!tax.included) return percentOf(price, tax.value);
      return roundHalfUp(BigInt(price) * inTenThousandths(tax.value), 100n * tenTo(PERCENT_SCALE) + carried);
    }
    case 'per_night':
      return amountTimes(tax.value, nights.length * stay.party.length, stay.currency);
    case 'per_person_per_night':
      return amountTimes(tax.value, nights.length * taxedPeople(tax, stay.party), stay.currency);
    case 'per_stay':
      return amountTimes(tax.value, isInSeason(tax.season, stay.checkIn) ? stay.party.length : 0, stay.currency);
    case 'per_person_per_stay': {
      const people = isInSeason(tax.season, stay.checkIn) ? taxedPeople(tax, stay.party) : 0;
      return amountTimes(tax.value, people, stay.currency);
    }
  }
}

/** The nights that the tax counts: those in its season, no more than its most, the first ones. */
function taxedNights({ season, maxNights }: TaxRule, { nights }: TaxedStay): TaxedStay['nights'] {
  const inSeason = season === undefined ? nights : nights.filter(({ date }) => isInSeason(season, date));
  return maxNights === undefined ? inSeason : inSeason.slice(0, maxNights);
}

function taxedPeople({ fromAge = 0 }: TaxRule, party: Party): number {
  const free = party.flatMap(({ childAges }) => childAges).filter((age) => age < fromAge).length;
  return guestsOf(party) - free;
}

/** Whether the day lies in the season, in any year; every day does where there is none. */
export function isInSeason(season: Season | undefined, date: IsoDate): boolean {
  if (season === undefined) return true;
  const day = date.slice('YYYY-'.length);
  return season.from <= season.to ? season.from <= day && day <= season.to : season.from <= day || day <= season.to;
}

function amountTimes(value: string, count: number, currency: string): Minor {
  const { units, scale } = storedDecimal(value);
  return roundHalfUp(units * BigInt(count) * tenTo(digitsOf(currency)), tenTo(scale));
}
