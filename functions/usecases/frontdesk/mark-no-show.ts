import { noShow } from '../../domain/booking/moves.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type DeskMoveDeps, moveAtDesk } from './move-at-desk.ts';

/** The guests did not come: from the check-in time on, the nights after the current one can be sold again (rule 11). */
export const markNoShow = (deps: DeskMoveDeps) =>
  moveAtDesk(deps, {
    action: 'no_show',
    event: 'booking.no_show',
    from: 'confirmed',
    to: 'no_show',
    make: (booking, moment) => noShow(booking, today(moment.now, booking.timeZone), moment),
  });
