import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { accountAccess } from '../../domain/booking/guest-access.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import type { RefundWay } from '../../domain/booking/refunds.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { saleOf } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import { owns } from '../hotels/ownership.ts';
import { type ChangeDeps, type Changer, changeStay } from '../payments/change-stay.ts';
import { type PlannedChange, planChange, type StayChange } from '../payments/plan-change.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import type { Units } from '../ports/units.ts';
import { unitTaken } from '../units/taken-unit.ts';
import type { DeskCommand } from './desk.ts';

export interface PreviewAtDeskDeps {
  readonly bookings: Pick<Bookings, 'find'>;
  readonly hotels: Pick<HotelReader, 'forStay' | 'hotel'>;
  readonly settings: Settings;
  readonly clock: Clock;
}

export type ChangeAtDeskDeps = ChangeDeps & {
  readonly hotels: Pick<HotelReader, 'forStay' | 'hotel'>;
  readonly units: Pick<Units, 'findMany'>;
};

export interface ChangeAtDeskCommand extends DeskCommand {
  readonly actor: HistoryActor;
  readonly change: StayChange;
  /** The quote of a preview. */
  readonly quote: string | undefined;
  /** By which way the difference is settled; absent, by the card that paid, where there is one. */
  readonly settle: RefundWay | undefined;
  readonly ifMatch: number | undefined;
}

/** The booking as the desk may change it now: until its guests have left. */
const judgeAtDesk =
  (hotels: Pick<HotelReader, 'hotel'>, caller: DeskCommand['caller']) =>
  async (booking: Booking, now: Instant): Promise<Booking | Refusal> => {
    const hotel = await hotels.hotel(booking.hotelId);
    if (!owns(caller, hotel ?? booking)) return bookingNotFound;
    return judgeAction('change', booking, 'owner', now, saleOf(hotel)) ?? booking;
  };

/** What a change at the desk would cost, with a quote for it, and the restrictions that it overrides. */
export const previewAtDesk =
  (deps: PreviewAtDeskDeps) =>
  async ({ caller, bookingId, change }: DeskCommand & Pick<ChangeAtDeskCommand, 'change'>) => {
    const now = deps.clock.now();
    const found = await deps.bookings.find(bookingId);
    const booking = found ? await judgeAtDesk(deps.hotels, caller)(found, now) : bookingNotFound;
    return isRefusal(booking) ? booking : planChange(deps)(booking, change, now, { isAtDesk: true });
  };

const noCard: Refusal = {
  refused: 'refused',
  detail: 'No card has paid for the booking: settle the difference at the desk.',
  pointer: '/settle',
  code: 'does_not_go_with',
};

const wayOf = (booking: Booking, { charge }: PlannedChange, settle: RefundWay | undefined): RefundWay | Refusal => {
  const hasCard = booking.payment.method !== null;
  if (settle === 'card' && charge > 0 && !hasCard) return noCard;
  return settle ?? (hasCard ? 'card' : 'desk');
};

const unitsChanged: Refusal = { refused: 'try-again', detail: 'the units of the booking were changed meanwhile' };

/**
 * The desk changes dates, party or room type, in house the departure alone. Restrictions only warn (rule 31); the price
 * and what the policy keeps are those of a guest's change. Units stay where they are free; in house they must be
 * (rule 33).
 */
export const changeAtDesk =
  (deps: ChangeAtDeskDeps) =>
  ({ caller, actor, settle, ...command }: ChangeAtDeskCommand): Promise<Booking | Refusal> => {
    const by: Changer = {
      ...{ access: accountAccess(caller.userId), actor },
      judge: judgeAtDesk(deps.hotels, caller),
      settle: (booking, plan) => wayOf(booking, plan, settle),
      onUnits: async (hotelId, refused) => {
        const units = await deps.units.findMany(
          hotelId,
          refused.map(({ unitId }) => unitId),
        );
        return (await unitTaken(deps.bookings, units, refused)) ?? unitsChanged;
      },
    };
    return changeStay(deps)({ ...command, isAtDesk: true, by });
  };
