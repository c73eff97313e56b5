import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { beginBackup } from '../../usecases/operating/backups.ts';
import { backupView } from '../views/backup.ts';

/** POST /admin/backups: begins a backup of everything, which goes on after the answer. */
export const createBackup =
  (app: { beginBackup: ReturnType<typeof beginBackup> }): RouteHandler<'createBackup'> =>
  async ({ caller }) => {
    const begun = await app.beginBackup(caller.userId);
    if (isRefusal(begun)) return begun;
    const headers = { Location: `/api/v1/admin/backups/${begun.id}` };
    return { status: 201, body: { backup: backupView(begun) }, headers };
  };
