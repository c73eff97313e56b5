import type { BodyOf, ParamsOf, QueryOf, RouteName } from '../../../functions/contract/routes.ts';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import type { RouteRequest, SessionUser } from '../../../functions/runtime/handler.ts';
import type { Process } from '../processes.ts';
import type { Operation } from '../scheduler.ts';
import { must } from '../violation.ts';
import type { World } from '../world.ts';

/** One thing somebody asks of a process; it tells how it ended in a word, and breaks where the answer is untrue. */
export interface Task {
  readonly name: string;
  readonly ask: (process: Process, operation: Operation) => Promise<string>;
}

/** Makes workload of one kind; more than one where they are sent at the same time, none where there is nothing to ask. */
export type Maker = (world: World) => readonly Task[];

const frame = {
  requestId: 'simulated',
  accept: 'application/json',
  sourceAddress: '127.0.0.1',
  cookieToken: undefined,
  authorization: undefined,
} as const;

/** A request as the chain hands it to its handler. */
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

/** What was answered of a booking is what that version of it is: nothing is answered that is not committed. */
export const checkTold = (world: World, told: AnsweredBooking): void => {
  const stood = world.shadow.bookings.get(told.id)?.versions.get(told.version);
  const fields = ['status', 'roomTypeId', 'checkIn', 'checkOut', 'rooms'] as const;
  must(stood !== undefined && fields.every((field) => stood[field] === told[field]), 'no answer is untrue', () => {
    return `told ${JSON.stringify(told)}, stored ${JSON.stringify(stood)}`;
  });
};

/** The word for how a request ended. */
export const wordFor = (answer: { readonly status: number } | Refusal): string =>
  isRefusal(answer) ? answer.refused : String(answer.status);

type Wanted = { readonly hotelId: string; readonly roomTypeId: string; readonly rooms: number };

/** Somebody who was told "sold out" was told the truth at some moment since the request began. */
export const checkSoldOut = (world: World, operation: Operation, wanted: readonly Wanted[], refusal: Refusal): void => {
  if (refusal.refused !== 'sold-out') return;
  const { nights } = refusal;
  const told = wanted.some((stay) => world.sellable.wasShort(stay, nights, operation.began));
  must(told, 'rule 6: only what is full is sold out', () => {
    const stays = wanted.map(({ hotelId, roomTypeId, rooms }) => `${rooms} of ${hotelId}'s ${roomTypeId}`);
    return `${operation.name} #${operation.number} for ${stays.join(', or ')}: told that ${nights.join(', ')} had too few, and none had`;
  });
};

/** What a request about a booking may have wanted: the booking may have been changed since it was sent. */
export const wantedOf = (world: World, bookingId: string, request: Partial<Wanted> = {}): Wanted[] =>
  [...(world.shadow.bookings.get(bookingId)?.versions.values() ?? [])].map((booking) => ({ ...booking, ...request }));
