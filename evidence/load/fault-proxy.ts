import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { bodyOf, forwarder } from '../../tests/support/forwarder.ts';

/** Shares of the transactions, 0 to 1, with each fault; the rest succeed. */
export interface Faults {
  /** Cancelled for a conflict, as AWS does while another transaction uses an item; DynamoDB Local never does. */
  readonly conflict: number;
  /** Committed, but reported as cancelled for a conflict: the worst wrong answer. */
  readonly conflictAfterCommit: number;
  /** Committed, then the connection breaks: the answer is lost. */
  readonly lostAnswer: number;
}

export const noFaults: Faults = { conflict: 0, conflictAfterCommit: 0, lostAnswer: 0 };

export interface FaultProxy {
  /** The DYNAMODB_ENDPOINT for a server. */
  readonly endpoint: string;
  readonly setFaults: (faults: Faults) => void;
  /** The number of transactions and of injected faults since the faults were set. */
  readonly counts: () => { readonly transactions: number; readonly injected: number };
  readonly stop: () => Promise<void>;
}

type Fate = keyof Faults | 'through';

const conflict = (body: Buffer): string => {
  const { TransactItems }: { TransactItems: unknown[] } = JSON.parse(body.toString('utf8'));
  // The nights follow the booking: the first of them is the contended one.
  const reasons = TransactItems.map((_, index) =>
    index === Math.min(1, TransactItems.length - 1)
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  return JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: reasons,
  });
};

/** A proxy in front of DynamoDB Local whose transactions fail as on AWS under contention. */
export const startFaultProxy = async (target: string): Promise<FaultProxy> => {
  const { passOn, stop } = forwarder(target);
  let faults = noFaults;
  let transactions = 0;
  let injected = 0;

  const draw = (): Fate => {
    transactions += 1;
    let rest = Math.random();
    for (const fate of ['conflict', 'conflictAfterCommit', 'lostAnswer'] as const) {
      if (rest < faults[fate]) {
        injected += 1;
        return fate;
      }
      rest -= faults[fate];
    }
    return 'through';
  };

  const serve = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    const isTransaction = String(incoming.headers['x-amz-target']).endsWith('.TransactWriteItems');
    const fate = isTransaction ? draw() : 'through';
    const passed = fate === 'conflict' ? undefined : await passOn(incoming, body);
    if (fate === 'lostAnswer') return void incoming.socket.destroy();
    if (fate === 'through' && passed) {
      answer.writeHead(passed.from.statusCode ?? 500, passed.from.headers);
      return void answer.end(passed.body);
    }
    answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    answer.end(conflict(body));
  };

  const server = createServer((incoming, answer) => {
    serve(incoming, answer).catch(() => incoming.socket.destroy());
  });
  // It breaks connections only on purpose, never idle ones.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    setFaults: (wanted) => {
      faults = wanted;
      transactions = 0;
      injected = 0;
    },
    counts: () => ({ transactions, injected }),
    stop: async () => {
      stop();
      server.close();
      server.closeAllConnections();
    },
  };
};
