import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { type Mailer, MailRefused } from '../../usecases/ports/mail.ts';
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
      const Content = { Raw: { Data: message } };
      try {
        await client.send(new SendEmailCommand({ FromEmailAddress: from, Destination, Content }));
      } catch (error) {
        // SES says what is wrong with the call; where it stumbles itself it may have taken the mail.
        if (error instanceof SESv2ServiceException && error.$fault === 'client') {
          throw new MailRefused(`SES: ${error.name}: ${error.message}`, { cause: error });
        }
        throw error;
      }
    },
  };
};
