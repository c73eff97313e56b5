import { checkIn as checkedIn } from '../../domain/booking/moves.ts';
import { type DeskMoveDeps, moveAtDesk } from './move-at-desk.ts';

/** The guests have arrived: from the day of arrival on the hotel's calendar until the time of departure. */
export const checkIn = (deps: DeskMoveDeps) =>
  moveAtDesk(deps, {
    action: 'check_in',
    event: 'booking.checked_in',
    from: 'confirmed',
    to: 'checked_in',
    make: checkedIn,
  });
