import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** How a mail server behaves: it takes mails, takes its time, refuses each recipient, or breaks off in the middle. */
export type MailServerMood = 'ok' | 'slow' | 'refuses' | 'breaks';

const SLOW_MS = 1000;

/** A real mail server on this machine, which keeps what it took and can be away altogether. */
export const mailServer = async () => {
  const taken: string[] = [];
  let mood: MailServerMood = 'ok';
  let port = 0;
  const make = (): SMTPServer =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => {
        if (mood === 'refuses') done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        else setTimeout(done, mood === 'slow' ? SLOW_MS : 0);
      },
      onData: (stream, session, done) => {
        if (mood === 'breaks') {
          stream.resume();
          for (const connection of server?.connections ?? []) {
            if (connection.session === session) connection.close();
          }
          return;
        }
        text(stream).then(
          (mail) => {
            taken.push(mail);
            done();
          },
          (error: Error) => done(error),
        );
      },
    });
  let server: SMTPServer | undefined;
  const start = async (): Promise<void> => {
    const made = make();
    made.on('error', () => undefined);
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve));
    const address = made.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    port = address.port;
    server = made;
  };
  const stop = async (): Promise<void> => {
    const made = server;
    server = undefined;
    if (made) await new Promise<void>((resolve) => made.close(resolve));
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** Every mail it took, as it came. */
    taken,
    be: (wanted: MailServerMood): void => {
      mood = wanted;
    },
    /** Nobody listens at its address any more; and again somebody does. */
    away: stop,
    back: async (): Promise<void> => {
      if (server === undefined) await start();
    },
    stop,
  };
};
