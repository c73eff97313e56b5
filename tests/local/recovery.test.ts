import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { protectTable, restoreToPoint } from '../../local/recovery/point-in-time.ts';

/** AWS as far as these calls go: it remembers what it was asked, and a table becomes active at the third look. */
const aws = (refusing: Readonly<Record<string, string>> = {}) => {
  const asked: [string, unknown][] = [];
  let looks = 0;
  const client = new DynamoDBClient({ region: 'eu-central-1' });
  client.middlewareStack.add(
    (_next, context) => async (args) => {
      const name = String(context.commandName).replace(/Command$/, '');
      asked.push([name, args.input]);
      const refusal = refusing[name];
      if (refusal !== undefined) throw Object.assign(new Error(refusal), { name: refusal });
      if (name !== 'DescribeTable') return { response: {}, output: { $metadata: {} } };
      looks += 1;
      return { response: {}, output: { $metadata: {}, Table: { TableStatus: looks < 3 ? 'CREATING' : 'ACTIVE' } } };
    },
    { step: 'initialize' },
  );
  return { client, asked };
};
const without = (asked: readonly [string, unknown][]) => asked.filter(([name]) => !name.startsWith('Describe'));

describe('a table restored to a point in time', () => {
  const job = { source: 'old', target: 'new', progress: () => undefined, everyMs: 1 };

  it('is asked of AWS once, as of an instant or the latest there is, and waited for', async () => {
    const at = new Date('2027-03-01T14:00:00.000Z');
    const { client, asked } = aws();
    await restoreToPoint(client, { ...job, at });
    expect(asked.map(([name]) => name)).toEqual(['RestoreTableToPointInTime', ...Array(3).fill('DescribeTable')]);
    const names = { SourceTableName: 'old', TargetTableName: 'new' };
    expect(asked[0]?.[1]).toEqual({ ...names, RestoreDateTime: at });
    const latest = aws();
    await restoreToPoint(latest.client, { ...job, at: undefined });
    expect(latest.asked[0]?.[1]).toEqual({ ...names, UseLatestRestorableTime: true });
  });

  it('is waited for where it was asked for before', async () => {
    const { client, asked } = aws({ RestoreTableToPointInTime: 'TableAlreadyExistsException' });
    await restoreToPoint(client, { ...job, at: undefined });
    expect(asked).toHaveLength(4);
    const wrong = aws({ RestoreTableToPointInTime: 'InvalidRestoreTimeException' });
    await expect(restoreToPoint(wrong.client, { ...job, at: undefined })).rejects.toThrow('InvalidRestoreTime');
  });

  it('gets what a restore leaves off: stream, time to live, recovery and deletion protection', async () => {
    const { client, asked } = aws();
    expect(await protectTable(client, 'new')).toEqual([]);
    expect(without(asked)).toEqual([
      [
        'UpdateTable',
        { TableName: 'new', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } },
      ],
      ['UpdateTimeToLive', { TableName: 'new', TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } }],
      [
        'UpdateContinuousBackups',
        { TableName: 'new', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      ],
      ['UpdateTable', { TableName: 'new', DeletionProtectionEnabled: true }],
    ]);
  });

  it('says what an emulator does not know', async () => {
    const { client } = aws({ UpdateContinuousBackups: 'UnknownOperationException' });
    expect(await protectTable(client, 'new')).toEqual(['point-in-time recovery']);
  });
});
