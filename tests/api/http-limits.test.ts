import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/problems.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** So late in a minute its count may start anew within the test. */
const awayFromTheMinutesEnd = async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 10_000) await sleep(left + 50);
};

describe('a caller', () => {
  it('is told how many calls are left, then when to come back', async () => {
    await awayFromTheMinutesEnd();
    const login = () =>
      fetch(`${server.url}/api/v1/auth/login`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Forwarded-For': `198.51.100.${Math.trunc(Math.random() * 250)}`,
        },
        body: '{"email":"nobody@example.com","password":"wrong"}',
      });
    const remaining: (string | null)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await login();
      remaining.push(answer.headers.get('ratelimit-remaining'));
      await expectProblem(answer, 'unauthenticated');
    }
    expect(remaining).toEqual(['4', '3', '2', '1', '0']);

    const refused = await login();
    expect(refused.headers.get('ratelimit-limit')).toBe('5');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await expectProblem(refused, 'rate-limited');
  });

  it('may go on with what has another limit', async () => {
    expect((await server.client.call('getHealth')).status).toBe(200);
  });
});
