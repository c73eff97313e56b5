import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { findBackup } from '../../usecases/operating/backups.ts';
import { backupView } from '../views/backup.ts';

/** GET /admin/backups/{backupId}: whether a backup is done, with its counts and its checksum. */
export const getBackup =
  (app: { findBackup: ReturnType<typeof findBackup> }): RouteHandler<'getBackup'> =>
  async ({ params }) => {
    const backup = await app.findBackup(params.backupId);
    return isRefusal(backup) ? backup : { status: 200, body: { backup: backupView(backup) } };
  };
