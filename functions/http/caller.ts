import type { HistoryActor } from '../domain/booking/history.ts';
import type { SessionUser } from '../usecases/ports/gate.ts';

/** Who acts at the hotel's front desk, for the history. */
export const frontDeskActor = ({ role, userId }: SessionUser): HistoryActor => ({
  kind: role === 'system_admin' ? 'system_admin' : 'owner',
  id: userId,
});
