import { tableMailer } from '../adapters/dynamo/sent-mail.ts';
import { sesMailer } from '../adapters/mail/ses-mailer.ts';
import { teeMailer } from '../adapters/mail/tee-mailer.ts';
import { composeNotifications } from '../runtime/composition/notifications.ts';
import { lambdaEnv, mailEnv } from '../runtime/env.ts';
import { lambdaCore } from '../runtime/lambda-core.ts';
import { queueWorker } from '../runtime/queue-worker.ts';
import { workerSettings } from '../runtime/worker-settings.ts';

const core = await lambdaCore(lambdaEnv());
const { MAIL_FROM, SENDS_MAIL } = mailEnv();
const outbox = tableMailer(core.table, MAIL_FROM);
const sender = SENDS_MAIL ? sesMailer(MAIL_FROM) : undefined;
// A sandbox keeps what it sends; production keeps no mails.
const mailer = sender === undefined ? outbox : core.sandbox ? teeMailer(sender, outbox) : sender;
const handle = composeNotifications(core, mailer);

export const handler = queueWorker('notifications', handle, workerSettings(core));
