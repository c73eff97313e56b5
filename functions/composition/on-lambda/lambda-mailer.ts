import { tableMailer } from '../../adapters/dynamo/sandbox/sent-mail.ts';
import { sesMailer } from '../../adapters/mail/ses-mailer.ts';
import { teeMailer } from '../../adapters/mail/tee-mailer.ts';
import { mailEnv } from '../../runtime/env.ts';
import type { Mailer } from '../../usecases/ports/mail.ts';
import type { Core } from '../core.ts';

/** Sends by SES where the stage sends mail. A sandbox keeps what it sends; production keeps no mails. */
export const lambdaMailer = ({ table, sandbox }: Core): Mailer => {
  const { MAIL_FROM, SENDS_MAIL } = mailEnv();
  const outbox = tableMailer(table, MAIL_FROM);
  if (!SENDS_MAIL) return outbox;
  const sender = sesMailer(MAIL_FROM);
  return sandbox ? teeMailer(sender, outbox) : sender;
};
