import { createTransport } from 'nodemailer';
import { type Mailer, MailRefused } from '../../usecases/ports/mail.ts';
import { messageOf } from './message.ts';

const PATIENCE_MS = 10_000;

/** Not connected, not let in, or answered with a refusal; a connection that breaks may have broken after the mail. */
const isRefusal = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { syscall, code, responseCode } = { syscall: '', code: '', responseCode: 0, ...error };
  return syscall === 'connect' || code === 'EDNS' || code === 'EAUTH' || responseCode >= 400;
};

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
      try {
        await transport.sendMail(messageOf(mail, from));
      } catch (error) {
        throw isRefusal(error) ? new MailRefused(`the mail server: ${error}`, { cause: error }) : error;
      }
    },
  };
};
