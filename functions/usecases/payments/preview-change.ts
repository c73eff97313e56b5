import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { ownChangeable, type PlannedChange, planChange, type StayChange } from './plan-change.ts';

export interface PreviewDeps {
  readonly bookings: Pick<Bookings, 'find'>;
  readonly hotels: Pick<HotelReader, 'forStay'>;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** What a change of the stay would cost, with a quote that holds for 15 minutes and this version of the booking. */
export const previewChange =
  (deps: PreviewDeps) =>
  async (command: { access: GuestAccess; bookingId: string; change: StayChange }): Promise<PlannedChange | Refusal> => {
    const now = deps.clock.now();
    const booking = ownChangeable(await deps.bookings.find(command.bookingId), command.access, now);
    return isRefusal(booking) ? booking : planChange(deps)(booking, command.change, now);
  };
