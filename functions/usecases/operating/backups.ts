import type { Refusal } from '../../domain/refusal.ts';
import type { AuditNote } from '../ports/audit.ts';
import type { Backup, BackupStore } from '../ports/backups.ts';
import type { Clock, Ids } from '../ports/time.ts';

export interface BackupDeps {
  /** Absent where this system keeps no backups of its own. */
  readonly store: BackupStore | undefined;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
  readonly note: AuditNote;
}

const noStore = {
  refused: 'refused',
  detail: 'This system keeps no backups of its own: run npm run backup, or recover to a point in time.',
} as const;
const busy = {
  refused: 'wrong-state',
  detail: 'A backup is being taken already: wait until it is done.',
  status: 'running',
} as const;

/** Begins a backup of everything, which is noted first, as it takes everybody's data; one at a time. */
export const beginBackup =
  ({ store, clock, ids, note }: BackupDeps) =>
  async (actor: string): Promise<Backup | Refusal> => {
    if (store === undefined) return noStore;
    const [id, at] = [ids.next(), clock.now()];
    await note({ subject: 'BACKUPS', action: 'backup.begun', actor, at, before: {}, after: { id } });
    const begun = await store.begin(id, at);
    return begun === 'busy' ? busy : begun;
  };

/** Every backup there is, newest first. */
export const listBackups =
  ({ store }: Pick<BackupDeps, 'store'>) =>
  async (): Promise<readonly Backup[]> =>
    (await store?.list()) ?? [];

export const findBackup =
  ({ store }: Pick<BackupDeps, 'store'>) =>
  async (id: string): Promise<Backup | Refusal> =>
    (await store?.find(id)) ?? { refused: 'not-found', what: 'backup' };
