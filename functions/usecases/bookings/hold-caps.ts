import { type HoldCaps, type Unpaid, unpaidDelta } from '../../domain/booking/unpaid.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { BookingWrite } from '../ports/bookings.ts';
import type { Settings } from '../ports/settings.ts';

export interface CapsDeps {
  readonly settings: Settings;
  /** False drops the caps on what a guest holds unpaid, never the count. */
  readonly limited: boolean;
}

/** What a guest may hold unpaid at once by these settings; null without limits. */
export const capsOf = ({ maxOpenHolds, maxOpenRoomNights }: HoldCaps, limited: boolean): HoldCaps | null =>
  limited ? { maxOpenHolds, maxOpenRoomNights } : null;

/** As `capsOf`, by the settings in force. */
export const holdCaps = async ({ settings, limited }: CapsDeps): Promise<HoldCaps | null> =>
  capsOf(await settings.current(), limited);

/** Which of the caps refused the change, of a guest who holds `open` unpaid without it. */
export const tooManyHolds = (
  { before, after, caps }: Pick<BookingWrite, 'before' | 'after' | 'caps'>,
  open: Unpaid,
): RefusalOf<'too-many-holds'> => {
  const { maxOpenHolds = 0, maxOpenRoomNights = 0 } = caps ?? {};
  const added = unpaidDelta(before, after);
  return added.holds > 0 && open.holds + added.holds > maxOpenHolds
    ? { refused: 'too-many-holds', of: 'holds', open: open.holds, limit: maxOpenHolds }
    : { refused: 'too-many-holds', of: 'room-nights', open: open.roomNights, limit: maxOpenRoomNights };
};
