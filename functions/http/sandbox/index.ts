import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { getClock } from './get-clock.ts';
import { getFaults } from './get-faults.ts';
import { getMetrics } from './get-metrics.ts';
import { getSentMail } from './get-sent-mail.ts';
import { listSentMails } from './list-sent-mails.ts';
import { putClock } from './put-clock.ts';
import { putFaults } from './put-faults.ts';
import { receiveSandboxEvent } from './receive-sandbox-event.ts';

export const sandboxGroup = {
  getClock,
  putClock,
  getMetrics,
  getFaults,
  putFaults,
  listSentMails,
  getSentMail,
  receiveSandboxEvent,
} satisfies RouteGroup<'sandbox'>;

/** What the routes of this group are served with. */
export type SandboxApp = DepsOf<typeof sandboxGroup>;
