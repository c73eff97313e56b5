import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../../usecases/ports/mail.ts';

/** The mail as nodemailer takes it; the same mail has the same Message-ID, so that a second one can be told. */
export const messageOf = (mail: Mail, from: string): SendMailOptions => ({
  from,
  to: { name: mail.to.name, address: mail.to.email },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.id}@hotel-booking>`,
  attachments: mail.attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
  // What people typed as a name or a text is never read as a file or an address to fetch.
  disableFileAccess: true,
  disableUrlAccess: true,
});
