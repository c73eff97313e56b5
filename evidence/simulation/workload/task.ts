import type { BodyOf, ParamsOf, QueryOf, RouteName } from '../../../functions/contract/routes.ts';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import type { RouteRequest, SessionUser } from '../../../functions/runtime/handler.ts';
import type { Process } from '../processes.ts';
import type { Operation } from '../scheduler.ts';
import { must } from '../violation.ts';
import type { World } from '../world.ts';

/** One request to a process; returns its outcome in one word, and throws a violation if the answer is wrong. */
export interface Task {
  readonly name: string;
  readonly ask: (process: Process, operation: Operation) => Promise<string>;
}

/** Creates tasks of one kind: several that are sent at the same time, or none if there is nothing to do. */
export type Maker = (world: World) => readonly Task[];

const frame = {
  requestId: 'simulated',
  accept: 'application/json',
  sourceAddress: '127.0.0.1',
  cookieToken: undefined,
  authorization: undefined,
} as const;

/** A request as the chain passes it to its handler. */
export const request = <N extends RouteName>(
  caller: SessionUser,
  said: { params: ParamsOf<N>; query: QueryOf<N>; body: BodyOf<N> },
) =>
  ({ ...frame, ...said, caller, idempotencyKey: undefined, ifMatch: undefined }) satisfies Omit<
    RouteRequest<N>,
    'idempotencyKey' | 'caller'
  > & { caller: SessionUser; idempotencyKey: undefined };

export interface AnsweredBooking {
  readonly id: string;
  readonly status: Booking['status'];
  readonly version: number;
  readonly roomTypeId: string;
  readonly checkIn: string;
  readonly checkOut: string;
  readonly rooms: number;
}

/** An answered booking must equal its committed version. */
export const checkTold = (world: World, told: AnsweredBooking): void => {
  const stood = world.shadow.bookings.get(told.id)?.versions.get(told.version);
  const fields = ['status', 'roomTypeId', 'checkIn', 'checkOut', 'rooms'] as const;
  must(stood !== undefined && fields.every((field) => stood[field] === told[field]), 'no answer is untrue', () => {
    return `told ${JSON.stringify(told)}, stored ${JSON.stringify(stood)}`;
  });
};

/** The outcome of a request in one word. */
export const wordFor = (answer: { readonly status: number } | Refusal): string =>
  isRefusal(answer) ? answer.refused : String(answer.status);

type Wanted = { readonly hotelId: string; readonly roomTypeId: string; readonly rooms: number };

/** An answer "sold out" must have been true at some time since the start of the request. */
export const checkSoldOut = (world: World, operation: Operation, wanted: readonly Wanted[], refusal: Refusal): void => {
  if (refusal.refused !== 'sold-out') return;
  const { nights } = refusal;
  const told = wanted.some((stay) => world.sellable.wasShort(stay, nights, operation.began));
  must(told, 'rule 6: only what is full is sold out', () => {
    const stays = wanted.map(({ hotelId, roomTypeId, rooms }) => `${rooms} of ${hotelId}'s ${roomTypeId}`);
    return `${operation.name} #${operation.number} for ${stays.join(', or ')}: told that ${nights.join(', ')} had too few, and none had`;
  });
};

/** The possible versions of a booking for a request: it may have changed since the request was sent. */
export const wantedOf = (world: World, bookingId: string, request: Partial<Wanted> = {}): Wanted[] =>
  [...(world.shadow.bookings.get(bookingId)?.versions.values() ?? [])].map((booking) => ({ ...booking, ...request }));
