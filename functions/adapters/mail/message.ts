import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../../usecases/ports/mail.ts';
import { currentTrace, traceparentOf } from '../../usecases/ports/trace.ts';
import { oneLine } from '../formats/one-line.ts';

/**
 * A text for a header. nodemailer leaves plain ASCII as it is, and `=?utf-8?B?…?=` in it would be read as an encoded
 * word: what a reader sees would not be what was judged.
 */
const headerText = (text: string): string => oneLine(text).replaceAll('=?', '= ?');

/** The id by which a mail is traced back to its request. */
const traceHeader = (): Pick<SendMailOptions, 'headers'> => {
  const trace = currentTrace();
  return trace ? { headers: { traceparent: traceparentOf(trace) } } : {};
};

/** The mail as nodemailer takes it; the same mail has the same Message-ID, so that a second one is recognised. */
export const messageOf = (mail: Mail, from: string): SendMailOptions => ({
  ...traceHeader(),
  from,
  to: { name: headerText(mail.to.name), address: mail.to.email },
  subject: headerText(mail.subject),
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.id}@hotel-booking>`,
  attachments: mail.attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
  // What people typed as a name or a text is never read as a file or an address to fetch.
  disableFileAccess: true,
  disableUrlAccess: true,
});
