import type { Mailer } from '../../usecases/ports/mail.ts';

/** Sends, and keeps what was sent: for a sandbox that sends real mails. */
export const teeMailer = (sender: Mailer, keeper: Mailer): Mailer => ({
  exact: false,
  send: async (mail) => {
    await sender.send(mail);
    await keeper.send(mail);
  },
});
