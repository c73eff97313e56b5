import type { GroupHandlers } from '../../runtime/handler.ts';
import type { SandboxApp } from './app.ts';
import { getClock } from './get-clock.ts';
import { getFaults } from './get-faults.ts';
import { getMetrics } from './get-metrics.ts';
import { getSentMail } from './get-sent-mail.ts';
import { listSentMails } from './list-sent-mails.ts';
import { putClock } from './put-clock.ts';
import { putFaults } from './put-faults.ts';
import { receiveSandboxEvent } from './receive-sandbox-event.ts';

export const sandboxGroup = (app: SandboxApp): GroupHandlers<'sandbox'> => ({
  getClock: getClock(app),
  putClock: putClock(app),
  getMetrics: getMetrics(app),
  getFaults: getFaults(app),
  putFaults: putFaults(app),
  listSentMails: listSentMails(app),
  getSentMail: getSentMail(app),
  receiveSandboxEvent: receiveSandboxEvent(),
});
