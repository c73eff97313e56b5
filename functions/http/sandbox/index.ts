import type { GroupHandlers } from '../../runtime/handler.ts';
import type { SandboxApp } from './app.ts';
import { getClock } from './get-clock.ts';
import { listSentMails } from './list-sent-mails.ts';
import { putClock } from './put-clock.ts';

export const sandboxGroup = (app: SandboxApp): GroupHandlers<'sandbox'> => ({
  getClock: getClock(app),
  putClock: putClock(app),
  listSentMails: listSentMails(app),
});
