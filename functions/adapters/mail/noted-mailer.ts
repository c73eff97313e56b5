import type { Mailer } from '../../usecases/ports/mail.ts';

/** A mailer with each mail noted by whether it was taken. */
export const notedMailer = (mailer: Mailer, note: (worked: boolean) => Promise<void>): Mailer => ({
  exact: mailer.exact,
  send: async (mail) => {
    try {
      await mailer.send(mail);
    } catch (error) {
      await note(false);
      throw error;
    }
    await note(true);
  },
});
