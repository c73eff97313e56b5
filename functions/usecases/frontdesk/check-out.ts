import { complete } from '../../domain/booking/moves.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type DeskMoveDeps, moveAtDesk } from './move-at-desk.ts';

/** The guests have left: the nights after the current one are free again in the same transaction (rule 11). */
export const checkOut = (deps: DeskMoveDeps) =>
  moveAtDesk(deps, {
    action: 'check_out',
    event: 'booking.completed',
    from: 'checked_in',
    to: 'completed',
    make: (booking, moment) => complete(booking, today(moment.now, booking.timeZone), moment),
  });
