import { foldedSearch } from '../../lib/fold.ts';
import type { Money } from '../../lib/formats.ts';
import { isNegative, isZero, plus } from '../../lib/money.ts';
import { byNumber } from '../../lib/order.ts';
import type { DeskDay, DeskStay } from './queries.ts';

/** What is still to be done with a stay on this day. */
export type Step = 'check_in' | 'check_out';

export interface DayLists {
  /** Those who have yet to come by their time, then those who are there, then those who did not come. */
  readonly arrivals: readonly DeskStay[];
  /** Expected departures by their unit, then those who have left. */
  readonly departures: readonly DeskStay[];
  readonly inHouse: readonly DeskStay[];
}

const unitOf = ({ units }: DeskStay): string => units[0]?.number ?? '~';
const byUnit = (one: DeskStay, other: DeskStay): number =>
  byNumber(unitOf(one), unitOf(other)) || byNumber(one.guestName, other.guestName);

const arrivalRank: Partial<Record<DeskStay['status'], number>> = { confirmed: 0, checked_in: 1, no_show: 2 };
const rankOf = ({ status }: DeskStay): number => arrivalRank[status] ?? 3;

/** A guest without an announced time is expected from check-in time on. */
export const expectedAt = ({ arrivalTime }: Pick<DeskStay, 'arrivalTime'>, checkInTime: string): string =>
  arrivalTime ?? checkInTime;

/** The lists of a day in the order in which the desk works through them. */
export const listsOf = (day: DeskDay, checkInTime: string): DayLists => {
  const time = (stay: DeskStay): string => expectedAt(stay, checkInTime);
  return {
    arrivals: day.arrivals.toSorted(
      (one, other) =>
        rankOf(one) - rankOf(other) ||
        byNumber(time(one), time(other)) ||
        Number(one.arrivalTime === null) - Number(other.arrivalTime === null) ||
        byNumber(one.guestName, other.guestName),
    ),
    departures: day.departures.toSorted(
      (one, other) => Number(one.status === 'completed') - Number(other.status === 'completed') || byUnit(one, other),
    ),
    inHouse: day.inHouse.toSorted(byUnit),
  };
};

/** Stays that hold the words: of the guest, the reference, the unit, the room type, the address or the telephone. */
export const matching = (stays: readonly DeskStay[], words: string): readonly DeskStay[] => {
  const wanted = foldedSearch(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return stays;
  return stays.filter((stay) => {
    const { guestName, guestEmail, guestPhone, reference, roomTypeName, units } = stay;
    const numbers = units.map(({ number }) => number);
    const text = foldedSearch(
      [guestName, guestEmail, guestPhone ?? '', reference, reference.replace('-', ''), roomTypeName, ...numbers].join(
        ' ',
      ),
    );
    return wanted.every((word) => text.includes(word));
  });
};

export interface DayCounts {
  readonly toCome: number;
  readonly toGo: number;
  readonly inHouse: number;
  /** The amount that guests of the day still owe; null if none. */
  readonly toTake: Money | null;
}

/** The open tasks of the day. Each stay's balance counts once, even if it is in several lists. */
export const countsOf = ({ arrivals, departures, inHouse }: DeskDay): DayCounts => {
  const here = [...arrivals.filter(({ status }) => status !== 'no_show'), ...departures, ...inHouse];
  const balances = [...new Map(here.map((stay) => [stay.bookingId, stay.balance])).values()];
  const owing = balances.filter((balance) => !isNegative(balance) && !isZero(balance));
  return {
    toCome: arrivals.filter(({ status }) => status === 'confirmed').length,
    toGo: departures.filter(({ status }) => status === 'checked_in').length,
    inHouse: inHouse.length,
    toTake: owing.reduce<Money | null>((sum, balance) => (sum === null ? balance : plus(sum, balance)), null),
  };
};

/** What the desk does next with the stay, by its actions alone. */
export const stepOf = ({ actions }: Pick<DeskStay, 'actions'>): Step | undefined =>
  actions.includes('check_in') ? 'check_in' : actions.includes('check_out') ? 'check_out' : undefined;
