import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

// An HTTP server of this machine with the part of Stripe's published API that a gateway needs: its addresses, form
// encoded bodies, idempotency keys, states and errors (https://docs.stripe.com/api, read 2026-11). It keeps what it
// charged, so that a test can ask what really happened to the money.

interface Intent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Record<string, string>;
  status: 'requires_payment_method' | 'succeeded' | 'canceled' | 'processing';
  last_payment_error: { type: 'card_error'; code: string; message: string } | null;
}
interface Refund {
  readonly id: string;
  readonly created: number;
  readonly currency: string;
  readonly object: 'refund';
  readonly payment_intent: string;
  readonly amount: number;
  status: 'succeeded' | 'failed' | 'pending';
  readonly metadata: Record<string, string>;
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** How the next request that fits goes wrong: before Stripe does it, after it did, or by its own fault. */
export type Fault = 'refused' | 'lost' | 'http-500' | 'http-429';

const invalid = (message: string, extra: object = {}): Answer => ({
  status: 400,
  body: { error: { type: 'invalid_request_error', message, ...extra } },
});
/** The least that Stripe charges in euros, in cents: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const LEAST_CHARGE = 50;

const missing = (what: string, param: string): Answer =>
  invalid(`No such ${what}`, { code: 'resource_missing', param });
const declined = (intent: Intent): Answer => ({
  status: 402,
  body: { error: { ...intent.last_payment_error, payment_intent: intent } },
});

const declines: Readonly<Record<string, string>> = {
  pm_card_chargeDeclined: 'card_declined',
  pm_card_authenticationRequired: 'authentication_required',
};
const pays = new Set(['pm_card_visa', 'pm_card_refundFail']);

const metadataOf = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
      return key === undefined ? [] : [[key, value]];
    }),
  );

const now = (): number => Math.floor(Date.now() / 1000);

/** A page of a list, newest first, of the time and behind the element that the query names. */
const pageOf = (all: readonly (Intent | Refund)[], query: URLSearchParams): Answer => {
  const [from, to] = [Number(query.get('created[gte]') ?? 0), Number(query.get('created[lt]') ?? Number.MAX_VALUE)];
  const fitting = all.toReversed().filter(({ created }) => created >= from && created < to);
  const start = fitting.findIndex(({ id }) => id === query.get('starting_after')) + 1;
  const data = fitting.slice(start, start + Number(query.get('limit') ?? 10));
  return { status: 200, body: { object: 'list', url: '', has_more: start + data.length < fitting.length, data } };
};

/** The state of an account, by the rules of Stripe's API. */
const account = () => {
  const intents = new Map<string, Intent>();
  const refunds: Refund[] = [];
  const methods = new Map<string, string>();

  const create = (form: URLSearchParams): Answer => {
    const amount = Number(form.get('amount'));
    if (!Number.isInteger(amount) || amount < 1) return invalid('Invalid positive integer', { param: 'amount' });
    if (form.get('currency') === 'eur' && amount < LEAST_CHARGE) {
      return invalid('Amount must be at least €0.50 eur', { code: 'amount_too_small' });
    }
    const intent: Intent = {
      id: `pi_${intents.size + 1}`,
      created: now(),
      object: 'payment_intent',
      amount,
      currency: form.get('currency') ?? '',
      metadata: metadataOf(form),
      status: 'requires_payment_method',
      last_payment_error: null,
    };
    intents.set(intent.id, intent);
    return { status: 200, body: intent };
  };

  const wrongState = (intent: Intent): Answer =>
    invalid(`You cannot do this to a PaymentIntent because it has a status of ${intent.status}.`, {
      code: 'payment_intent_unexpected_state',
      payment_intent: intent,
    });

  const confirm = (intent: Intent, form: URLSearchParams): Answer => {
    const method = form.get('payment_method') ?? '';
    if (intent.status === 'succeeded' || intent.status === 'canceled') return wrongState(intent);
    const code = declines[method];
    if (code !== undefined) {
      intent.last_payment_error = { type: 'card_error', code, message: 'Your card was declined.' };
      return declined(intent);
    }
    if (!pays.has(method)) return missing(`PaymentMethod: '${method}'`, 'payment_method');
    intent.status = 'succeeded';
    methods.set(intent.id, method);
    return { status: 200, body: intent };
  };

  const cancel = (intent: Intent): Answer => {
    if (intent.status === 'succeeded' || intent.status === 'canceled') return wrongState(intent);
    intent.status = 'canceled';
    return { status: 200, body: intent };
  };

  const refund = (form: URLSearchParams): Answer => {
    const intent = intents.get(form.get('payment_intent') ?? '');
    if (intent?.status !== 'succeeded') return missing('charge', 'payment_intent');
    const amount = Number(form.get('amount'));
    const given = refunds.filter((made) => made.payment_intent === intent.id && made.status !== 'failed');
    if (given.reduce((sum, made) => sum + made.amount, amount) > intent.amount) {
      return invalid('Refund amount is greater than unrefunded amount on charge', { param: 'amount' });
    }
    const fails = methods.get(intent.id) === 'pm_card_refundFail' && !refunds.some((made) => made.status === 'failed');
    const made: Refund = {
      id: `re_${refunds.length + 1}`,
      created: now(),
      currency: intent.currency,
      object: 'refund',
      payment_intent: intent.id,
      amount,
      status: fails ? 'failed' : 'succeeded',
      metadata: metadataOf(form),
    };
    refunds.push(made);
    return { status: 200, body: made };
  };

  const listRefunds = (query: URLSearchParams): Answer => {
    const charge = query.get('payment_intent');
    return pageOf(charge === null ? refunds : refunds.filter((made) => made.payment_intent === charge), query);
  };

  const answer = (method: string, { pathname, searchParams }: URL, form: URLSearchParams): Answer => {
    const [, , resource, id = '', verb = ''] = pathname.split('/');
    if (resource === 'refunds') return method === 'GET' ? listRefunds(searchParams) : refund(form);
    if (resource !== 'payment_intents') return { status: 404, body: { error: { type: 'invalid_request_error' } } };
    if (id === '') return method === 'GET' ? pageOf([...intents.values()], searchParams) : create(form);
    const intent = intents.get(id);
    if (intent === undefined) return missing(`payment_intent: '${id}'`, 'intent');
    if (verb === 'confirm') return confirm(intent, form);
    if (verb === 'cancel') return cancel(intent);
    return { status: 200, body: intent };
  };
  return { intents, refunds, answer };
};

/** Starts the double on a port of its own; `charged` and `refunded` are the sums its record says. */
export const stripeDouble = async () => {
  const { intents, refunds, answer } = account();
  const answered = new Map<string, Answer>();
  const faults: { readonly fits: string; readonly fault: Fault }[] = [];
  const asked: string[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://double');
    const form = new URLSearchParams(await text(request));
    const line = `${request.method} ${url.pathname}`;
    asked.push(line);
    const next = faults.findIndex(({ fits }) => line.endsWith(fits));
    const fault = next < 0 ? undefined : faults.splice(next, 1)[0]?.fault;
    const reply = ({ status, body }: Answer): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_double' });
      response.end(JSON.stringify(body));
    };
    if (fault === 'refused') return void request.socket.destroy();
    if (fault === 'http-500') return reply({ status: 500, body: { error: { type: 'api_error', message: 'down' } } });
    if (fault === 'http-429') {
      return reply({ status: 429, body: { error: { type: 'invalid_request_error', code: 'rate_limit' } } });
    }
    if (request.headers.authorization !== 'Bearer sk_test_double') {
      return reply({ status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key' } } });
    }
    const key = request.headers['idempotency-key'];
    const known = typeof key === 'string' ? answered.get(key) : undefined;
    // The state at the time of the first answer, as Stripe replays it.
    const result = known ?? structuredClone(answer(request.method ?? '', url, form));
    if (typeof key === 'string' && request.method === 'POST') answered.set(key, result);
    if (fault === 'lost') return void request.socket.destroy();
    reply(result);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  return {
    access: { secretKey: 'sk_test_double', address: { host: '127.0.0.1', port, protocol: 'http' as const } },
    asked,
    /** The next request whose line ends so meets the fault; a closed connection twice, as the library asks again by itself. */
    fail: (fits: string, fault: Fault): void => {
      faults.push({ fits, fault });
      if (fault === 'refused' || fault === 'lost') faults.push({ fits, fault });
    },
    /** Nothing goes wrong any more. */
    heal: (): void => {
      faults.length = 0;
    },
    charged: (): number => sum([...intents.values()].filter((i) => i.status === 'succeeded').map((i) => i.amount)),
    refunded: (): number => sum(refunds.filter((made) => made.status === 'succeeded').map((made) => made.amount)),
    intents: (): readonly Intent[] => [...intents.values()],
    refunds,
    /** Keys are forgotten after a day. */
    forgetKeys: (): void => answered.clear(),
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
export type StripeDouble = Awaited<ReturnType<typeof stripeDouble>>;
