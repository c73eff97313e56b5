import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listBackups as list } from '../../usecases/operating/backups.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { backupView } from '../views/backup.ts';

/** GET /admin/backups: the backups there are, newest first. */
export const listBackups =
  (app: { listBackups: ReturnType<typeof list> } & SignsCursors): RouteHandler<'listBackups'> =>
  async ({ query: { limit, cursor } }) => {
    const page = pageOfAll(app.cursorKeys, await app.listBackups(), { scope: ['listBackups'], limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(backupView) } };
  };
