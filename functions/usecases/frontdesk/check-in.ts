import { wrongState } from '../../domain/booking/machine.ts';
import { checkIn as checkedIn } from '../../domain/booking/moves.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type DeskMoveDeps, moveAtDesk } from './move-at-desk.ts';

/** The guests have arrived: from the day of arrival on the hotel's calendar until the time of departure. */
export const checkIn = (deps: DeskMoveDeps) =>
  moveAtDesk(deps, {
    event: 'booking.checked_in',
    done: 'checked_in',
    make: (booking, moment) => {
      const { status, timeZone, checkIn: arrival, checkOutAt } = booking;
      if (status !== 'confirmed') return wrongState('booking.checked_in', status);
      if (today(moment.now, timeZone) < arrival) {
        return { refused: 'wrong-state', detail: `the guests arrive on ${arrival}, at the hotel`, status };
      }
      if (moment.now >= checkOutAt) return { refused: 'wrong-state', detail: 'the stay is over', status };
      return checkedIn(booking, moment);
    },
  });
