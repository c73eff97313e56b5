import type { HistoryActor } from '../domain/booking/history.ts';
import type { Caller } from '../usecases/ports/gate.ts';

/** Whether a hotel, or what belongs to one, is this caller's to run: its owner's, or any system admin's. */
export const owns =
  ({ role, userId }: Caller) =>
  ({ ownerId }: { readonly ownerId: string }): boolean =>
    role === 'system_admin' || ownerId === userId;

/** Who acts at the hotel's front desk, for the history. */
export const frontDeskActor = ({ role, userId }: Caller): HistoryActor => ({
  kind: role === 'system_admin' ? 'system_admin' : 'owner',
  id: userId,
});
