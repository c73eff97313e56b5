import type { Client } from '../../functions/contract/client.ts';
import { queueNames } from '../../functions/contract/queues.ts';
import { startQueueServer } from '../../local/pipeline/queue-server.ts';
import { success } from '../../tests/support/api-world.ts';
import { endpointForTests, NO_JAVA } from '../../tests/support/dynamodb.ts';
import { mailServer } from '../../tests/support/mail-server.ts';
import { type RunningServer, startServer } from '../../tests/support/server.ts';
import { FLAP_MS, type Mood, startGate } from './gate.ts';
import { integrator } from './integrator.ts';

/** A part that can fail. */
export interface Part {
  readonly name: string;
  readonly be: (mood: Mood) => Promise<void>;
}

type Closing = (close: () => Promise<unknown>) => void;

const queueOf = (body: Buffer): string => /"QueueUrl":"[^"]*\/([^"/]+)"/.exec(body.toString('utf8'))?.[1] ?? '';

/** Alternates between down and up until the state changes. */
const flapper = (away: () => Promise<unknown>, back: () => Promise<unknown>) => {
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let isAway = false;
  return {
    start: async (): Promise<void> => {
      const change = (): void => {
        isAway = !isAway;
        turn = turn.then(isAway ? away : back);
      };
      change();
      timer = setInterval(change, FLAP_MS);
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      isAway = false;
      await turn;
    },
  };
};

/** A part whose fault the sandbox simulates, through its public API. */
const ofTheSandbox = (name: 'payments' | 'events' | 'search', admin: () => Client): Part => {
  const set = async (mood: 'ok' | 'slow' | 'down') =>
    success(await admin().call('putFaults', { body: { [name]: mood } }));
  const flaps = flapper(
    () => set('down'),
    () => set('ok'),
  );
  return {
    name: { payments: 'the gateway', events: 'the bus', search: 'the search engine' }[name],
    be: async (mood) => {
      await flaps.stop();
      if (mood === 'flapping') await flaps.start();
      else await set(mood);
    },
  };
};

/**
 * The whole system as `npm start` runs it. Between it and each part that can fail is a gate, our own server or a
 * sandbox fault: faults occur at the boundary.
 * @param openSearch the address of a real one, if there is one
 */
export const brittleWorld = async (openSearch: string | undefined, closing: Closing) => {
  const database = await endpointForTests();
  if (database === undefined) throw new Error(NO_JAVA);
  const isStream = (target: unknown): boolean => String(target).startsWith('DynamoDBStreams');
  const table = await startGate(database, ({ headers }) => (isStream(headers['x-amz-target']) ? 'stream' : 'table'));
  closing(table.stop);
  const sqs = await startQueueServer(undefined);
  closing(sqs.stop);
  const queues = await startGate(sqs.endpoint, (_call, body) => queueOf(body));
  closing(queues.stop);
  const engine = openSearch === undefined ? undefined : await startGate(openSearch, () => 'engine');
  if (engine) closing(engine.stop);
  const mails = await mailServer();
  closing(mails.stop);
  const listener = await integrator();
  closing(listener.stop);

  const server: RunningServer = await startServer({
    args: ['--no-limits'],
    env: {
      DYNAMODB_ENDPOINT: table.endpoint,
      AWS_ENDPOINT_URL_SQS: queues.endpoint,
      SMTP_URL: mails.url,
      ...(engine && { OPENSEARCH_URL: engine.endpoint }),
    },
  });
  closing(() => server.stop());
  const admin = await server.signIn('admin@example.com');

  const gated = (name: string, gate: { be: (part: string, mood: Mood) => void }, part: string): Part => ({
    name,
    be: async (mood) => gate.be(part, mood),
  });
  const heard = queueNames.filter((name) => name !== 'indexing' || engine !== undefined);
  const mailFlaps = flapper(mails.away, mails.back);
  const parts: readonly Part[] = [
    ofTheSandbox('payments', () => admin),
    ofTheSandbox('events', () => admin),
    gated("the table's stream", table, 'stream'),
    ...heard.map((queue) => gated(`the queue ${queue}`, queues, queue)),
    engine ? gated('the search engine', engine, 'engine') : ofTheSandbox('search', () => admin),
    {
      name: 'the mail server',
      be: async (mood) => {
        await mailFlaps.stop();
        mails.be(mood === 'slow' ? 'slow' : 'ok');
        if (mood === 'flapping') await mailFlaps.start();
        else await (mood === 'down' ? mails.away() : mails.back());
      },
    },
    { name: "an integrator's server", be: async (mood) => listener.be(mood) },
  ];
  return { server, admin, parts, mails: mails.taken, listener };
};

export type BrittleWorld = Awaited<ReturnType<typeof brittleWorld>>;
