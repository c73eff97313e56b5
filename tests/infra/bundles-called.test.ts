import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, root } from '../../lib/bundling.ts';
import type { FunctionName } from '../../lib/settings/functions.ts';
import { createTable } from '../../local/table-definition.ts';
import { endpointForTests, freshTableName, localClient, NO_JAVA } from '../support/dynamodb.ts';

/** Loads a bundle in a plain Node, calls it as Lambda does, and tells what it answers. */
const caller = `
  const [file, event] = JSON.parse(process.argv[1]);
  const { handler } = await import(file);
  const answer = await handler(event, { awsRequestId: 'sample', getRemainingTimeInMillis: () => 20000 });
  process.stderr.write(JSON.stringify(answer));
`;

const endpoint = await endpointForTests();
const names: readonly FunctionName[] = ['operating', 'search', 'fallback', 'expiry', 'publisher', 'notifications'];

/** A missing import that is only made while serving cannot hide here: one sample of each trigger goes through. */
describe.skipIf(endpoint === undefined)(
  `a bundle in a plain Node${endpoint === undefined ? ` (${NO_JAVA})` : ''}`,
  () => {
    let outdir = '';
    let bus: Server;
    /** What was asked of AWS besides the table. */
    const asked: { readonly target: string; readonly body: unknown }[] = [];
    const table = freshTableName();

    beforeAll(async () => {
      outdir = mkdtempSync(join(root, 'dist/tested-'));
      bundle(outdir, process.arch === 'arm64' ? 'arm64' : 'x64', names);
      await createTable(localClient(endpoint ?? ''), table);
      bus = createServer(async (request, response) => {
        const body: unknown = JSON.parse(await text(request));
        asked.push({ target: String(request.headers['x-amz-target']), body });
        const { Entries = [] } = body as { Entries?: unknown[] };
        const answer = { FailedEntryCount: 0, Entries: Entries.map((_, index) => ({ EventId: `sent-${index}` })) };
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
      }).listen(0, '127.0.0.1');
      await once(bus, 'listening');
    });
    afterAll(() => {
      bus?.close();
      rmSync(outdir, { recursive: true, force: true });
    });

    const call = async (name: FunctionName, sample: string): Promise<unknown> => {
      const event: unknown = JSON.parse(readFileSync(join(root, `events/${sample}.json`), 'utf8'));
      const aws = `http://127.0.0.1:${(bus.address() as AddressInfo).port}`;
      const args = ['--input-type=module', '-e', caller, JSON.stringify([join(outdir, name, 'index.mjs'), event])];
      const child = spawn(process.execPath, args, {
        env: {
          STAGE: 'dev',
          AWS_REGION: 'eu-central-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_ENDPOINT_URL: aws,
          DYNAMODB_ENDPOINT: endpoint ?? '',
          TABLE_NAME: table,
          SIGNING_KEYS: 'k'.repeat(64),
          MAIL_FROM: 'bookings@hotel-booking.example',
          EVENT_BUS: 'bus',
          PUBLISHER_DLQ_URL: `${aws}/000000000000/dead`,
          DEAD_LETTERS_URL: `${aws}/000000000000/dead`,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
      return said.startsWith('{') ? JSON.parse(said) : said;
    };

    it('answers a call of API Gateway', async () => {
      expect(await call('operating', 'api-health')).toMatchObject({ statusCode: 200 });
      expect(await call('search', 'api-search')).toMatchObject({
        statusCode: 200,
        body: expect.stringContaining('"name":"Munich"'),
      });
      expect(await call('fallback', 'api-unknown-path')).toMatchObject({ statusCode: 404 });
    });

    it('runs by a rule', async () => {
      expect(await call('expiry', 'schedule-expiry')).toMatchObject({ due: 0, failed: 0 });
    });

    it('publishes a record of the stream', async () => {
      expect(await call('publisher', 'stream-publisher')).toEqual({ batchItemFailures: [] });
      const [{ target, body } = { target: '', body: {} }] = asked;
      expect(target).toBe('AWSEvents.PutEvents');
      expect(JSON.stringify(body)).toContain('booking.confirmed');
    });

    it('takes a message of a queue, and leaves one it cannot work on to come again', async () => {
      // Nobody has made this booking: there is nobody to write to, or the message is to come again. It never throws.
      const answer = await call('notifications', 'event-booking-confirmed');
      expect(answer).toMatchObject({ batchItemFailures: expect.any(Array) });
    });
  },
);
