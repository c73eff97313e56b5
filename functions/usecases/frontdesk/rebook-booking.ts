import { capOf } from '../../domain/availability.ts';
import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { rebookTarget } from '../../domain/booking/change.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { change, type Moment, placeOf } from '../../domain/booking/moves.ts';
import { inventoryOf, isOnSale } from '../../domain/hotel/hotel.ts';
import { judgeParty } from '../../domain/rates/party.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { nightsOf } from '../../domain/stay.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import type { HotelReader, StayFacts } from '../ports/hotels.ts';

export type RebookDeps = MoveDeps & { readonly hotels: Pick<HotelReader, 'forStay' | 'hotel'> };

export interface RebookCommand {
  readonly bookingId: string;
  /** Of the same hotel, or of another one of the owner's. */
  readonly roomTypeId: string;
  readonly hotelId: string | undefined;
  readonly ifMatch: number | undefined;
  readonly actor: HistoryActor;
  /** Whether this hotel is the caller's. */
  readonly owns: (hotel: { readonly ownerId: string }) => boolean;
}

/**
 * Moves a booking to another room type or hotel of the owner in one transaction, at the price it has and with no
 * deadline nearer: being moved never costs the guest anything (rule 29).
 */
export const rebookBooking =
  (deps: RebookDeps) =>
  (command: RebookCommand): Promise<Booking | Refusal> =>
    moveBooking(deps)(command.bookingId, async (booking, moment): Promise<MoveDecision> => {
      const home = await deps.hotels.hotel(booking.hotelId);
      if (!command.owns(home ?? booking)) return bookingNotFound;
      const dates = nightsOf(booking);
      const facts = await deps.hotels.forStay(command.hotelId ?? booking.hotelId, command.roomTypeId, dates);
      if (facts === undefined || !command.owns(facts.hotel)) {
        return { refused: 'not-found', what: 'room type in a hotel of yours' };
      }
      const refusal = judgeRebook(booking, facts, command, moment.now);
      if (refusal) return refusal;
      const isThere = booking.hotelId === facts.hotel.id && booking.roomTypeId === facts.roomType.id;
      if (isThere) return { unchanged: booking };
      return judgeTarget(booking, facts) ?? rebooked(booking, facts, command.actor, moment);
    });

const rebooked = (booking: Booking, facts: StayFacts, actor: HistoryActor, moment: Moment): MoveDecision => {
  if (booking.status !== 'reserved' && booking.status !== 'confirmed') return bookingNotFound;
  const { hotel, roomType } = facts;
  const place = placeOf({ ...hotel, hotelName: hotel.name });
  const room = { hotelId: hotel.id, roomTypeId: roomType.id, roomTypeName: roomType.name };
  const after = change(booking, rebookTarget(booking, room, place), place, null, moment);
  const cap = capOf(inventoryOf(roomType));
  return { write: { after, event: 'booking.rebooked', actor, expected: () => ({ cap }) } };
};

/**
 * Whether the booking may come there: a hotel that is not active takes none from another hotel, and what is about to be
 * deleted has no nights. Within its own hotel a booking moves whatever the hotel's status.
 */
const judgeTarget = (booking: Booking, { hotel, roomType }: StayFacts): Refusal | undefined => {
  if (hotel.deleting === true || roomType.deleting === true) return { refused: 'sold-out', nights: nightsOf(booking) };
  if (hotel.id === booking.hotelId || isOnSale(hotel)) return undefined;
  return {
    refused: 'refused',
    detail: `the hotel is ${hotel.status} and takes no bookings from another hotel`,
    pointer: '/hotelId',
    code: 'hotel_not_active',
  };
};

const judgeRebook = (
  booking: Booking,
  { hotel, roomType }: StayFacts,
  { ifMatch }: RebookCommand,
  now: string,
): Refusal | undefined => {
  if (ifMatch !== undefined && ifMatch !== booking.version) return { refused: 'stale-version' };
  const illegal = judgeAction('rebook', booking, 'owner', now);
  if (illegal) return illegal;
  if (booking.openAttempt !== null) return { refused: 'try-again', detail: 'a payment is under way' };
  if (hotel.currency !== booking.currency)
    return { refused: 'refused', detail: 'the other hotel has another currency' };
  return judgeParty(booking.party, roomType);
};
