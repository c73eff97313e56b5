import { type Minor, MOST_MINOR, percentOf } from '../money.ts';
import { countRoom, type GuestPricing, placesOf, type RoomParty } from './party.ts';

/** How a plan moves the price of a night. Percent and amount are signed decimals; amounts are minor units. */
export type PlanPrice =
  | { readonly kind: 'same' }
  | { readonly kind: 'percent'; readonly value: string }
  | { readonly kind: 'amount'; readonly amount: Minor; readonly per: 'room' | 'person' };

export const ADJUSTMENTS = ['plan', 'adults', 'children', 'board'] as const;

/** A step between the price of a night and what a room costs that night. */
export interface Adjustment {
  readonly kind: (typeof ADJUSTMENTS)[number];
  readonly amount: Minor;
}

/** What one room costs for one night, with the steps from the night's own price to it. */
export interface RoomNightPrice {
  readonly price: Minor;
  readonly adjustments: readonly Adjustment[];
}

/** All that a room's price depends on beside the price of the night. */
export interface RoomPricing {
  readonly room: RoomParty;
  readonly guestPricing: GuestPricing | null | undefined;
  readonly plan: PlanPrice;
}

/**
 * What a room costs that night: the night's price, then the plan, the adults, the children and the board, in this
 * order. It is never below 0 nor above `MOST_MINOR`: the last steps are cut, so that price and steps add up exactly. A room
 * without people is priced for one adult.
 */
export function priceRoom(nightPrice: Minor, { room, guestPricing, plan }: RoomPricing): RoomNightPrice {
  const counted = countRoom(room.adults === 0 && room.childAges.length === 0 ? ONE_ADULT : room, guestPricing);
  const steps: Adjustment[] = [{ kind: 'plan', amount: planAmount(nightPrice, plan) }];
  if (guestPricing) {
    const children = counted.children.reduce((sum, { price }) => sum + price, 0);
    steps.push({ kind: 'adults', amount: adultsAmount(counted.adults, guestPricing) });
    steps.push({ kind: 'children', amount: children });
  }
  if (plan.kind === 'amount' && plan.per === 'person') {
    steps.push({ kind: 'board', amount: plan.amount * placesOf(counted) });
  }
  const adjustments = bounded(
    nightPrice,
    steps.filter(({ amount }) => amount !== 0),
  );
  return { price: adjustments.reduce((sum, { amount }) => sum + amount, nightPrice), adjustments };
}

const ONE_ADULT: RoomParty = { adults: 1, childAges: [] };

function planAmount(nightPrice: Minor, plan: PlanPrice): Minor {
  switch (plan.kind) {
    case 'same':
      return 0;
    case 'percent':
      // Rounded half up as a price: round(n + d) is n + round(d) for a whole n.
      return plan.value.startsWith('-')
        ? percentOf(-nightPrice, plan.value.slice(1))
        : percentOf(nightPrice, plan.value);
    case 'amount':
      return plan.per === 'room' ? plan.amount : 0;
  }
}

function adultsAmount(adults: number, { includedAdults, extraAdult, fewerAdult }: GuestPricing): Minor {
  const more = adults - includedAdults;
  return more >= 0 ? more * extraAdult : more * fewerAdult;
}

/** Cuts the last steps until the price lies between 0 and the highest price there is. */
function bounded(price: Minor, steps: readonly Adjustment[]): Adjustment[] {
  const sum = steps.reduce((total, { amount }) => total + amount, price);
  let cut = Math.min(0, MOST_MINOR - sum) || Math.max(0, -sum);
  if (cut === 0) return [...steps];
  const kept = steps.toReversed().map((step) => {
    const by = cut < 0 ? Math.max(cut, Math.min(0, -step.amount)) : Math.min(cut, Math.max(0, -step.amount));
    cut -= by;
    return { ...step, amount: step.amount + by };
  });
  return kept.toReversed().filter(({ amount }) => amount !== 0);
}
