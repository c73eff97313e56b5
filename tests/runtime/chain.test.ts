import { describe, expect, it } from 'vitest';
import { composeGate } from '../../functions/composition/gate.ts';
import { composeOperating } from '../../functions/composition/operating.ts';
import { answers } from '../../functions/contract/answers.ts';
import type { RoutesOf } from '../../functions/contract/routes.ts';
import { operatingGroup } from '../../functions/http/operating/index.ts';
import type { ChainSettings } from '../../functions/runtime/call.ts';
import { groupHandler } from '../../functions/runtime/chain.ts';
import type { Handlers } from '../../functions/runtime/handler.ts';
import { wire } from '../../functions/runtime/handler.ts';
import { formatLine, type LogLine } from '../../functions/runtime/log.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { context, eventOf } from '../support/account-api.ts';
import { accountWorld } from '../support/account-world.ts';

type Operating = Handlers<RoutesOf<'operating'>>;

/** GET /health behind the real chain, with something else done behind it. */
const health = async (
  getHealth: Operating['getHealth'],
  settings: Partial<ChainSettings> = {},
  remainingMs = 29_000,
) => {
  const { core } = await accountWorld(createMemoryDynamo().client());
  const log: LogLine[] = [];
  const handle = groupHandler(
    { ...wire(operatingGroup, composeOperating(core)), getHealth },
    {
      gate: composeGate(core),
      log: (line) => void log.push(line),
      clock: core.clock,
      corsOrigins: [],
      sandbox: false,
      ...settings,
    },
  );
  const answer = await handle(eventOf('GET /health', {}), {
    ...context,
    getRemainingTimeInMillis: () => remainingMs,
  });
  return { status: answer.statusCode, headers: answer.headers ?? {}, body: JSON.parse(answer.body), log };
};

describe('what a route throws', () => {
  it('is a 500 that says nothing of it, and a log line that says all', async () => {
    const { status, body, log } = await health(async () => {
      throw new Error('the secret of ada@example.com');
    });
    expect(status).toBe(500);
    expect(body).toEqual({
      type: '/problems/internal',
      title: 'Something went wrong',
      status: 500,
      detail: 'Something went wrong on our side; it has been noted.',
      instance: '/api/v1/health',
      traceId: expect.any(String),
    });
    expect(log).toMatchObject([{ level: 'error', status: 500, route: 'getHealth', traceId: body.traceId }]);
    expect(log[0]?.error).toContain('the secret of');
  });

  it('is a 503 with Retry-After where it is of the moment', async () => {
    const { status, headers, body } = await health(async () => {
      throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    });
    expect(status).toBe(503);
    expect(headers['Retry-After']).toBe('1');
    expect(body.type).toBe('/problems/try-again');
  });

  it('even when it is no error at all, is a problem', async () => {
    const { status, body } = await health(() => Promise.reject('text'));
    expect({ status, type: body.type }).toEqual({ status: 500, type: '/problems/internal' });
  });

  it('is answered before Lambda gives up on the call', async () => {
    const { status, body } = await health(() => new Promise(() => undefined), {}, 500);
    expect({ status, type: body.type }).toEqual({ status: 503, type: '/problems/try-again' });
  });
});

describe('an answer', () => {
  const wrong: Operating['getHealth'] = async () => {
    const others = { mail: 'ok', payments: 'ok', schedules: 'ok' } as const;
    const checks = { database: 'ok', search: 'ok', events: 'ok', ...others, oven: 'hot' } as const;
    return { status: 200, body: { status: 'ok', version: '1', checks } };
  };

  it('that does not fit the route table is a 500 in tests', async () => {
    const { status, body, log } = await health(wrong, { answers });
    expect(status).toBe(500);
    expect(body.detail).toContain('/checks/oven is not a known field');
    expect(log[0]).toMatchObject({ level: 'error', error: expect.stringContaining('/checks/oven') });
  });

  it('is not looked at outside tests', async () => {
    expect((await health(wrong)).status).toBe(200);
  });

  it('of a refusal the route does not declare is a 500 in tests', async () => {
    const { status, body } = await health(async () => ({ refused: 'below-sold', nights: ['2027-03-01'] }), {
      answers,
    });
    expect(status).toBe(500);
    expect(body.detail).toContain('does not declare the problem below-sold');
  });

  it('of a refusal carries what the refusal knows', async () => {
    const nights = ['2027-03-01', '2027-03-02'];
    const refusal = { refused: 'sold-out', nights, refunded: true, alternatives: { roomTypes: [] } } as const;
    const { status, body } = await health(async () => refusal);
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: '/problems/sold-out', nights, refunded: true, alternatives: { roomTypes: [] } });
  });
});

describe('a line of the log', () => {
  it('masks addresses, tokens and cards wherever text is free', () => {
    const token = `01JE0Q7VYB.${'r'.repeat(43)}.${'m'.repeat(43)}`;
    const error = `mail to ada.lovelace@example.co.uk failed: ${token} paid with tok_visa, 4242 4242 4242 4242`;
    const line = formatLine({ level: 'error', message: 'A mail failed.', error });
    expect(line).toContain('***@***');
    for (const secret of ['lovelace', 'rrrr', 'visa', '4242']) expect(line).not.toContain(secret);
  });
});
