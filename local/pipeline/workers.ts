import { tableMailer } from '../../functions/adapters/dynamo/sandbox/sent-mail.ts';
import { smtpMailer } from '../../functions/adapters/mail/smtp-mailer.ts';
import { teeMailer } from '../../functions/adapters/mail/tee-mailer.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeLoyalty } from '../../functions/composition/loyalty.ts';
import { composeNotifications } from '../../functions/composition/notifications.ts';
import { composeNumbers } from '../../functions/composition/numbers.ts';
import { withCrossingOut } from '../../functions/composition/outbox.ts';
import { composeIndexing } from '../../functions/composition/search-index.ts';
import { composeWebhooks } from '../../functions/composition/webhooks.ts';
import { indexingWorker } from '../../functions/runtime/indexing-worker.ts';
import { queueWorker } from '../../functions/runtime/queue-worker.ts';
import type { Mailer } from '../../functions/usecases/ports/mail.ts';
import type { Log } from '../server-log.ts';
import type { Workers } from './pipeline.ts';

/** Where mails go: always into the sandbox's own outbox, and by SMTP where a server is named. */
const localMailer = ({ table }: Core, env: NodeJS.ProcessEnv): Mailer => {
  const from = env['MAIL_FROM'] || 'bookings@hotel-booking.example';
  const outbox = tableMailer(table, from);
  const server = env['SMTP_URL'];
  return server ? teeMailer(smtpMailer(server, from), outbox) : outbox;
};

/** Every queue's worker on this machine: the same functions that Lambda calls. */
export const pipelineWorkers = (
  core: Core,
  env: NodeJS.ProcessEnv,
  log: Log,
  publicUrl: () => Promise<string>,
): Workers => ({
  notifications: (dead) =>
    queueWorker('notifications', composeNotifications(core, localMailer(core, env), publicUrl), { log, dead }),
  loyalty: (dead) => queueWorker('loyalty', composeLoyalty(core), { log, dead }),
  numbers: (dead) => queueWorker('numbers', composeNumbers(core), { log, dead }),
  webhooks: (dead) => queueWorker('webhooks', withCrossingOut(core, composeWebhooks(core)), { log, dead }),
  ...(core.openSearch !== undefined && {
    indexing: (dead) => indexingWorker(composeIndexing(core), { ...core, log, dead }),
  }),
});
