import { createTransport } from 'nodemailer';
import type { Mailer } from '../../usecases/ports/mail.ts';
import { messageOf } from './message.ts';

const PATIENCE_MS = 10_000;

/**
 * Any mail server by SMTP.
 * @param url `smtp://user:password@host:port`, or smtps
 */
export const smtpMailer = (url: string, from: string): Mailer => {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    exact: false,
    send: async (mail) => {
      await transport.sendMail(messageOf(mail, from));
    },
  };
};
