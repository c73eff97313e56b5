import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { describe, expect, it } from 'vitest';
import { serveDynamo } from '../../../memory-dynamodb/index.ts';
import { freshFolder } from './folders.ts';
import { createKept, holdBoth, openKept, TableName, upTo } from './nights.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The stream of the table in this folder, by the real SDK over HTTP. */
const opened = async (folder: string, snapshotAfterBytes = 1e9) => {
  const kept = openKept(folder, { snapshotAfterBytes });
  const { endpoint, stop } = await serveDynamo(kept);
  const streams = new DynamoDBStreamsClient({ endpoint, region: 'eu-central-1', credentials });
  const close = async (): Promise<void> => {
    streams.destroy();
    await stop();
    await kept.close();
  };
  return { ...kept, streams, close };
};

const shardOf = async (streams: DynamoDBStreamsClient) => {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams[0]?.StreamArn ?? '';
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  expect(StreamDescription).toMatchObject({ StreamStatus: 'ENABLED', StreamViewType: 'NEW_AND_OLD_IMAGES', TableName });
  return { StreamArn, ShardId: StreamDescription?.Shards?.[0]?.ShardId ?? '' };
};

const iteratorAt = async (
  streams: DynamoDBStreamsClient,
  ShardIteratorType: 'TRIM_HORIZON' | 'LATEST' | 'AFTER_SEQUENCE_NUMBER',
  SequenceNumber?: string,
): Promise<string> => {
  const shard = await shardOf(streams);
  const { ShardIterator = '' } = await streams.send(
    new GetShardIteratorCommand({ ...shard, ShardIteratorType, ...(SequenceNumber && { SequenceNumber }) }),
  );
  return ShardIterator;
};

/** Everything from an iterator on, and the iterator that goes on behind it. */
const readAll = async (streams: DynamoDBStreamsClient, from: string, Limit = 7) => {
  const records: _Record[] = [];
  for (let ShardIterator = from; ; ) {
    const page = await streams.send(new GetRecordsCommand({ ShardIterator, Limit }));
    const found = page.Records ?? [];
    records.push(...found);
    ShardIterator = page.NextShardIterator ?? '';
    if (found.length === 0) return { records, next: ShardIterator };
  }
};

const nightsIn = (records: readonly _Record[]): number[] =>
  records.flatMap(({ dynamodb }) => (dynamodb?.Keys?.['pk']?.S === 'night' ? [Number(dynamodb.Keys['sk']?.S)] : []));

describe('the stream of the table that keeps its data', () => {
  it('tells each change in order with both images, and goes on behind a restart where an iterator was', async () => {
    const folder = freshFolder();
    const first = await opened(folder);
    await createKept(first.db);
    const latest = await iteratorAt(first.streams, 'LATEST');
    await holdBoth(first.db, 1);
    await holdBoth(first.db, 2);
    const { records, next } = await readAll(first.streams, latest);
    expect(records.map(({ eventName }) => eventName)).toEqual([
      'INSERT',
      'INSERT',
      'INSERT',
      'INSERT',
      'INSERT',
      'MODIFY',
    ]);
    expect(records.at(-1)?.dynamodb).toMatchObject({ OldImage: { held: { N: '1' } }, NewImage: { held: { N: '2' } } });
    const sequences = records.map(({ dynamodb }) => BigInt(dynamodb?.SequenceNumber ?? 0));
    expect(sequences).toEqual(sequences.toSorted((a, b) => (a < b ? -1 : 1)));
    await first.close();

    const second = await opened(folder);
    await holdBoth(second.db, 3);
    expect(nightsIn((await readAll(second.streams, next)).records)).toEqual([3]);
    const behindTwo = await iteratorAt(second.streams, 'AFTER_SEQUENCE_NUMBER', records[3]?.dynamodb?.SequenceNumber);
    expect(nightsIn((await readAll(second.streams, behindTwo)).records)).toEqual([3]);
    expect(nightsIn((await readAll(second.streams, await iteratorAt(second.streams, 'TRIM_HORIZON'))).records)).toEqual(
      [1, 2, 3],
    );
    await second.close();
  });

  it('has what is no longer in memory from the journals, snapshots or not', async () => {
    const folder = freshFolder();
    const first = await opened(folder, 200_000);
    await createKept(first.db);
    // Three changes each: more than twice as many as stay in memory.
    const count = 4_200;
    for (let number = 1; number <= count; number += 100) {
      await Promise.all(upTo(100).map((each) => holdBoth(first.db, number + each - 1)));
    }
    const all = upTo(count);
    const sorted = (records: readonly _Record[]) => nightsIn(records).toSorted((a, b) => a - b);
    const start = await iteratorAt(first.streams, 'TRIM_HORIZON');
    expect(sorted((await readAll(first.streams, start, 1_000)).records)).toEqual(all);
    await first.close();
    const second = await opened(folder);
    expect(sorted((await readAll(second.streams, start, 1_000)).records)).toEqual(all);
    await second.close();
  });

  it('refuses an iterator of another stream, and one beyond the end', async () => {
    const kept = await opened(freshFolder());
    await createKept(kept.db);
    const beyond = iteratorAt(kept.streams, 'AFTER_SEQUENCE_NUMBER', '999999999999999999999');
    await expect(beyond).rejects.toMatchObject({ name: 'ValidationException' });
    const shard = await shardOf(kept.streams);
    const StreamArn = shard.StreamArn.replace(/stream\/.*/, 'stream/1999-01-01T00:00:00.000');
    const other = kept.streams.send(new GetShardIteratorCommand({ ...shard, StreamArn, ShardIteratorType: 'LATEST' }));
    await expect(other).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await kept.close();
  });
});

describe('the HTTP service of a table', () => {
  it('answers what is not of the protocol, or calls it by another name, with an error', async () => {
    const kept = openKept(freshFolder());
    const { endpoint, stop } = await serveDynamo(kept);
    const post = (headers: Record<string, string>, body = '{}') => fetch(endpoint, { method: 'POST', headers, body });
    const target = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
    expect((await fetch(endpoint)).status).toBe(400);
    expect((await post({})).status).toBe(400);
    expect((await post(target)).status).toBe(200);
    expect(await (await post(target, 'no JSON')).json()).toMatchObject({
      __type: expect.stringMatching(/Serialization/),
    });
    expect((await post({ 'x-amz-target': 'DynamoDB_20120810.Nothing' })).status).toBe(400);
    expect((await post(target)).headers.get('access-control-allow-origin')).toBeNull();
    await stop();
    await kept.close();
  });
});
