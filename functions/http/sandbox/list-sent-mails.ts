import type { RouteHandler } from '../../runtime/handler.ts';
import type { SentMails } from '../../usecases/ports/mail.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';

/** GET /sandbox/mail: the mails the sandbox has sent, newest first. */
export const listSentMails =
  (app: { sentMails: SentMails } & SignsCursors): RouteHandler<'listSentMails'> =>
  async ({ query: { limit, cursor } }) => {
    const scope = ['listSentMails'];
    const before = readPosition(app.cursorKeys, scope, cursor);
    if (before === null) return foreignCursor;
    const { mails, next } = await app.sentMails(limit, before);
    return { status: 200, body: { items: mails, nextCursor: writePosition(app.cursorKeys, scope, next) } };
  };
