import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../../usecases/ports/mail.ts';
import { messageOf } from './message.ts';

/** Amazon SES; the message is put together here, as SES's own form has no attachments of our making. */
export const sesMailer = (from: string): Mailer => {
  const client = new SESv2Client({ maxAttempts: 3 });
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    exact: false,
    send: async (mail) => {
      const { message } = await composer.sendMail(messageOf(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error('nodemailer made no buffer of the mail.');
      const Destination = { ToAddresses: [mail.to.email] };
      await client.send(
        new SendEmailCommand({ FromEmailAddress: from, Destination, Content: { Raw: { Data: message } } }),
      );
    },
  };
};
