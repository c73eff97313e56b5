import type { Hotel } from '../functions/domain/hotel/hotel.ts';
import type { CancellationPolicy } from '../functions/domain/policy.ts';
import { DEFAULT_POLICY } from '../functions/domain/policy.ts';
import { type RatePlan, STANDARD_ID, standardPlan } from '../functions/domain/rates/plan.ts';
import type { PlanPrice } from '../functions/domain/rates/room-price.ts';
import type { Chance } from './chance.ts';
import { termsOf } from './countries.ts';
import { asPrice } from './prices.ts';
import { isResort } from './resorts.ts';

/** What opens the code plan of every tenth hotel, compared without case. */
export const DEMO_CODE = 'FRIENDS';
const EVERY_CODE = 10;
/** How many of the hotels of three stars and more have a plan for members, in percent. */
const WITH_MEMBERS = 40;
/** How many of the flexible plans beside a stricter one are paid at the hotel, in percent. */
const PAID_AT_HOTEL = 50;

const nothingBack: CancellationPolicy = { steps: [] };
/** Everything back until a week before, then less the first night until two days before. */
const halfBoardPolicy: CancellationPolicy = {
  steps: [
    { hoursBeforeCheckIn: 168, refundPercent: 100 },
    { hoursBeforeCheckIn: 48, penaltyNights: 1 },
  ],
};

const percent = (value: number): PlanPrice => ({ kind: 'percent', value: String(value) });

/** What the hotel's own policy gives: all until at most two days before, something, or nothing. */
const leniency = ({ steps }: CancellationPolicy): 'flexible' | 'partial' | 'nothing' => {
  if (steps.length === 0) return 'nothing';
  const all = steps
    .filter(({ refundPercent }) => refundPercent === 100)
    .map(({ hoursBeforeCheckIn }) => hoursBeforeCheckIn);
  return Math.min(...all) <= 48 ? 'flexible' : 'partial';
};

const standardNames = {
  flexible: 'Flexible rate',
  partial: 'Standard rate',
  nothing: 'Non-refundable rate',
} as const;

/**
 * The plans of a hotel as real ones sell: one that can be cancelled and one that cannot be for 10 to 15 percent less,
 * breakfast where it is served, half board in resorts, with a deposit; in some a plan for members, in every tenth one
 * for a code.
 */
export const ratePlansOf = (hotel: Hotel, index: number, chance: Chance): RatePlan[] => {
  const own = leniency(hotel.cancellationPolicy);
  const stars = hotel.starRating ?? 1;
  const { level } = termsOf(hotel.country);
  const perPerson = (euro: number): PlanPrice => ({
    kind: 'amount',
    amount: asPrice(euro * level, hotel.currency),
    per: 'person',
  });
  // Drawn for every hotel, so that what one has does not move the chance of another.
  const less = chance.pick([-10, -12, -15]);
  const isPaidAtHotel = chance.percent(PAID_AT_HOTEL);
  const hasMembers = chance.percent(WITH_MEMBERS) || index === 0;

  const plans: (Partial<RatePlan> & Pick<RatePlan, 'id' | 'name' | 'description'>)[] = [
    { id: STANDARD_ID, name: standardNames[own], description: 'The room at the price of the day.', version: 2 },
  ];
  const add = (kind: string, plan: Partial<RatePlan> & Pick<RatePlan, 'name' | 'description'>): void => {
    plans.push({ id: `${hotel.id}-${kind}`, ...plan });
  };
  if (own !== 'flexible') {
    add('flexible', {
      name: 'Flexible rate',
      description: 'Plans may change: cancel until two days before.',
      price: percent(own === 'nothing' ? 12 : 8),
      cancellationPolicy: DEFAULT_POLICY,
      payment: isPaidAtHotel ? { kind: 'at_hotel' } : { kind: 'at_booking' },
    });
  }
  if (own !== 'nothing') {
    add('saver', {
      name: 'Non-refundable rate',
      description: 'The best price for those who are sure to come.',
      price: percent(less),
      cancellationPolicy: nothingBack,
    });
  }
  if (hotel.amenities.includes('breakfast')) {
    add('breakfast', {
      name: 'With breakfast',
      description: 'The room, and breakfast every morning.',
      board: 'breakfast',
      price: perPerson(4 + 3 * stars),
    });
  }
  if (isResort(hotel)) {
    add('half-board', {
      name: 'Half board',
      description: 'Breakfast and dinner every day, from two nights on.',
      board: 'half_board',
      price: perPerson(15 + 7 * stars),
      cancellationPolicy: halfBoardPolicy,
      payment: { kind: 'deposit', percent: '30' },
      minStay: 2,
    });
  }
  if (hasMembers && stars >= 3) {
    add('members', {
      name: 'Members’ rate',
      description: 'For guests with an account.',
      price: percent(-5),
      audience: { kind: 'members' },
    });
  }
  if (index % EVERY_CODE === 0) {
    add('friends', {
      name: 'Friends of the house',
      description: 'For those who know the code.',
      price: percent(-20),
      audience: { kind: 'code', code: DEMO_CODE },
    });
  }
  return plans.map((plan, position) => ({ ...standardPlan(hotel.id), position, ...plan }));
};
