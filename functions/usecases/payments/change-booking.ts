import type { Booking } from '../../domain/booking/booking.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { WantedChange } from './agree-change.ts';
import { type ChangeDeps, changeStay } from './change-stay.ts';
import { ownChangeable } from './plan-change.ts';

export interface ChangeCommand extends Omit<WantedChange, 'isPricedAnew' | 'isAtDesk'> {
  readonly access: GuestAccess;
  readonly bookingId: string;
  readonly ifMatch: number | undefined;
  /** The network address that asks; null or absent where none is known. */
  readonly address?: string | null;
}

/** A guest changes the stay; what it costs more is charged to the card that paid. */
export const changeBooking =
  (deps: ChangeDeps) =>
  ({ access, address = null, ...command }: ChangeCommand): Promise<Booking | Refusal> =>
    changeStay(deps)({
      ...command,
      by: {
        ...{ access, address, settle: () => 'card' },
        actor: { kind: 'guest', id: access.userId },
        judge: (booking, now) => ownChangeable(booking, access, now),
      },
    });
