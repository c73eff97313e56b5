import type { Money } from '../../lib/formats.ts';
import { isZero, plus } from '../../lib/money.ts';
import type { Offer, RoomOffer } from './queries.ts';

/** A rate plan with one of its offers: name, board, deadlines and the way of paying are the same in every room type. */
export interface PlanColumn {
  readonly id: string;
  readonly offer: Offer;
}

const total = ({ totals }: Offer): number => Number(totals.total.amount);

/** The plans that any room type is offered under, the one with the lowest total first. */
export const planColumns = (rooms: readonly Pick<RoomOffer, 'offers'>[]): PlanColumn[] => {
  const cheapest = new Map<string, Offer>();
  for (const offer of rooms.flatMap(({ offers }) => offers)) {
    const known = cheapest.get(offer.ratePlan.id);
    if (known === undefined || total(offer) < total(known)) cheapest.set(offer.ratePlan.id, offer);
  }
  return [...cheapest]
    .map(([id, offer]) => ({ id, offer }))
    .toSorted((one, other) => total(one.offer) - total(other.offer));
};

export type RefundTerms =
  | { readonly kind: 'all' | 'part'; readonly until: string }
  /** Nothing is paid before the stay, so a cancellation costs nothing. */
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'none' };

type Refundable = Pick<Offer, 'payment' | 'cancellationPolicy'>;

/** The refund of a cancellation, compared with the amount paid with the booking. */
export const refundTerms = ({ payment, cancellationPolicy }: Refundable, nowMs: number): RefundTerms => {
  if (isZero(payment.dueNow)) return { kind: 'unpaid' };
  const ahead = cancellationPolicy.steps
    .filter(({ until, refund }) => Date.parse(until) > nowMs && !isZero(refund))
    .toSorted((one, other) => one.until.localeCompare(other.until));
  const whole = ahead.findLast(({ refund }) => refund.amount === payment.dueNow.amount);
  if (whole) return { kind: 'all', until: whole.until };
  const last = ahead.at(-1);
  return last ? { kind: 'part', until: last.until } : { kind: 'none' };
};

type RoomNight = Offer['nightlyPrices'][number]['rooms'][number];
export const stepKinds = ['plan', 'adults', 'children', 'board'] as const;
export type StepKind = (typeof stepKinds)[number];

/** A night of a room: its price, the reason, and each step to the final price. */
export interface TracedNight {
  readonly date: string;
  readonly base: Money;
  readonly rule: Offer['nightlyPrices'][number]['rule'];
  readonly steps: Partial<Record<StepKind, Money>>;
  readonly price: Money;
}

export interface TracedRooms {
  /** Places of these rooms in the party, from 0: rooms that cost the same in every step are listed once. */
  readonly rooms: readonly number[];
  readonly nights: readonly TracedNight[];
  /** The steps that any night has. */
  readonly kinds: readonly StepKind[];
  readonly total: Money;
}

const stepsOf = ({ adjustments }: RoomNight): TracedNight['steps'] => {
  const steps: Partial<Record<StepKind, Money>> = {};
  for (const { kind, amount } of adjustments) {
    const before = steps[kind];
    steps[kind] = before ? plus(before, amount) : amount;
  }
  return steps;
};

/** How the price of each room is made, night by night. */
export const traceOf = ({ nightlyPrices, party }: Pick<Offer, 'nightlyPrices' | 'party'>): TracedRooms[] => {
  const traced = new Map<string, TracedRooms>();
  party.forEach((people, room) => {
    const nights = nightlyPrices.flatMap(({ date, price, rule, rooms }): TracedNight[] => {
      const night = rooms[room];
      return night
        ? [
            {
              date,
              base: night.nightPrice ?? price,
              rule: night.rule ?? rule,
              steps: stepsOf(night),
              price: night.price,
            },
          ]
        : [];
    });
    const [first, ...others] = nights;
    if (!first) return;
    const key = JSON.stringify([people, nights]);
    const same = traced.get(key);
    traced.set(key, {
      rooms: [...(same?.rooms ?? []), room],
      nights,
      kinds: stepKinds.filter((kind) => nights.some(({ steps }) => steps[kind] !== undefined)),
      total: others.reduce((sum, { price }) => plus(sum, price), first.price),
    });
  });
  return [...traced.values()];
};
