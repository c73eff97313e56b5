import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dlqOf, publisherDlq } from '../../functions/contract/queues.ts';
import { localQueueAdmin } from '../../local/pipeline/queue-admin.ts';
import { queueClient } from '../../local/pipeline/queue-client.ts';
import { type QueueServer, queueUrl, startQueueServer } from '../../local/pipeline/queue-server.ts';

let server: QueueServer;
beforeAll(async () => {
  server = await startQueueServer(undefined);
});
afterAll(() => server?.stop());

const put = async (queue: string, body: string, reason?: string) => {
  const client = queueClient(server.endpoint);
  const MessageAttributes = reason ? { reason: { DataType: 'String', StringValue: reason } } : undefined;
  const QueueUrl = queueUrl(server.endpoint, queue);
  await client.send(
    new SendMessageCommand({ QueueUrl, MessageBody: body, ...(MessageAttributes && { MessageAttributes }) }),
  );
  client.destroy();
};
const desk = () => localQueueAdmin({ endpoint: server.endpoint, heard: ['webhooks'] }, server.oldestAge);
const stateOf = async (name: string) => (await desk().list()).find((state) => state.name === name);

describe('the desk of the queues', () => {
  it('puts dead letters back into their queue', async () => {
    for (let n = 0; n < 25; n += 1) await put(dlqOf('webhooks'), `message ${n}`);
    expect(await stateOf('webhooks')).toMatchObject({ depth: 0, deadLetters: 25, oldestAgeSeconds: null });
    expect(await desk().redrive('webhooks')).toEqual({ moved: 25, left: 0 });
    const after = await stateOf('webhooks');
    expect(after).toMatchObject({ depth: 25, deadLetters: 0 });
    expect(after?.oldestAgeSeconds).toBeGreaterThanOrEqual(0);
  });

  it('shows a dead letter and its reason, and leaves it there', async () => {
    await put(publisherDlq, '{"eventName":"BURN"}', 'a stream has no such event');
    for (let looks = 0; looks < 3; looks += 1) {
      expect(await desk().dead('publisher')).toMatchObject([
        { body: '{"eventName":"BURN"}', reason: 'a stream has no such event' },
      ]);
    }
    expect(await stateOf('publisher')).toMatchObject({ deadLetters: 1 });
  });

  it('shows what waits as often as it is looked at, and none of the looks is a try', async () => {
    for (let looks = 0; looks < 6; looks += 1) {
      const waiting = await desk().waiting('webhooks');
      expect(waiting).toHaveLength(10);
      expect(waiting?.[0]).toMatchObject({ state: 'waiting', receives: 0, reason: null, body: 'message 0' });
    }
    expect(await stateOf('webhooks')).toMatchObject({ depth: 25, deadLetters: 0 });
    expect(await desk().waiting('publisher')).toEqual([]);
  });

  it('keeps a record that still cannot be published, and publishes one that can', async () => {
    const audit = {
      pk: 'AUDIT#HOTEL#tejo',
      sk: 'now#1',
      type: 'audit',
      subject: 'HOTEL#tejo',
      action: 'hotel.changed',
      actor: 'rui',
      at: '2027-03-01T12:00:00.000Z',
    };
    const image = Object.fromEntries(Object.entries(audit).map(([name, S]) => [name, { S }]));
    const NewImage = { ...image, before: { M: {} }, after: { M: { name: { S: 'Tejo' } } } };
    await put(publisherDlq, JSON.stringify({ eventName: 'INSERT', dynamodb: { NewImage } }));
    const before = (await stateOf('webhooks'))?.depth ?? 0;
    expect(await desk().redrive('publisher')).toEqual({ moved: 1, left: 1 });
    expect(await stateOf('webhooks')).toMatchObject({ depth: before + 1 });
  });
});
