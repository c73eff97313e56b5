import { wrongState } from '../../domain/booking/machine.ts';
import { noShow } from '../../domain/booking/moves.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type DeskMoveDeps, moveAtDesk } from './move-at-desk.ts';

/** The guests did not come: from the day of arrival on, the nights after the current one can be sold again (rule 11). */
export const markNoShow = (deps: DeskMoveDeps) =>
  moveAtDesk(deps, {
    event: 'booking.no_show',
    done: 'no_show',
    make: (booking, moment) => {
      const { status, timeZone, checkIn } = booking;
      if (status !== 'confirmed') return wrongState('booking.no_show', status);
      const day = today(moment.now, timeZone);
      if (day < checkIn) {
        return { refused: 'wrong-state', detail: `the guests are expected on ${checkIn}, at the hotel`, status };
      }
      return noShow(booking, day, moment);
    },
  });
