import type { RouteHandler } from '../../runtime/handler.ts';
import type { SentMail } from '../../usecases/ports/mail.ts';

/** A mail has styles of its own in its markup, and nothing else runs or loads: neither script nor a picture of a host. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
};

/** GET /sandbox/mail/{mail}: a mail as a page, as a mail program shows it. */
export const getSentMail =
  ({ sentMail }: { sentMail: SentMail }): RouteHandler<'getSentMail'> =>
  async ({ params: { mail: mailId }, query: { about } }) => {
    const mail = await sentMail(about, mailId);
    return mail ? { status: 200, body: mail.html, headers } : { refused: 'not-found', what: 'mail' };
  };
