import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTable } from '../../local/table-definition.ts';
import { context, eventOf } from '../support/account-api.ts';
import { endpointForTests, freshTableName, localClient, NO_JAVA } from '../support/dynamodb.ts';

const endpoint = await endpointForTests();
const table = freshTableName();

describe.skipIf(endpoint === undefined)(`the Lambda entries${endpoint === undefined ? ` (${NO_JAVA})` : ''}`, () => {
  beforeAll(async () => {
    for (const [name, value] of Object.entries({
      STAGE: 'production',
      TABLE_NAME: table,
      DYNAMODB_ENDPOINT: endpoint ?? '',
      SIGNING_KEYS: 'k'.repeat(64),
      PICTURES_BUCKET: 'pictures',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    })) {
      vi.stubEnv(name, value);
    }
    await createTable(localClient(endpoint ?? ''), table);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await localClient(endpoint ?? '').send(new DeleteTableCommand({ TableName: table }));
  });

  it('find the table by their environment', async () => {
    const { handler } = await import('../../functions/lambda/operating.ts');
    const answer = await handler(eventOf('GET /health', {}), context);
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      // No schedule has run there yet.
      status: 'degraded',
      checks: { database: 'ok', schedules: 'degraded' },
    });
  });

  it('have no sandbox in production', async () => {
    const { handler } = await import('../../functions/lambda/operating.ts');
    expect((await handler(eventOf('GET /sandbox/clock', {}), context)).statusCode).toBe(404);
  });

  it.each([
    ['accounts', 'GET /auth/me', 401],
    ['hotels', 'GET /hotels', 200],
    ['bookings', 'POST /bookings', 401],
    ['stays', 'GET /bookings', 401],
    ['payments', 'POST /bookings/x/confirm', 401],
    ['admin', 'GET /admin/hotels', 401],
    ['pictures', 'GET /admin/pictures/x', 401],
    ['rates', 'GET /admin/hotels/x/rate-plans', 401],
    ['desk', 'GET /admin/hotels/x/blocks', 401],
    ['reports', 'GET /admin/numbers?from=2027-03-01&to=2027-03-01', 401],
    ['fallback', 'GET /nothing', 404],
    ['fallback', 'DELETE /health', 405],
  ])('serve: %s answers %s with %i', async (group, call, status) => {
    const entry: { handler: (...args: unknown[]) => Promise<{ statusCode: number }> } = await import(
      `../../functions/lambda/${group}.ts`
    );
    expect((await entry.handler(eventOf(call, {}), context)).statusCode).toBe(status);
  });
});
