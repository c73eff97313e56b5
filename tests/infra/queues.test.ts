import { describe, expect, it } from 'vitest';
import { eventsFor } from '../../functions/contract/events.ts';
import { queues, stageQueues } from '../../functions/contract/queues.ts';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ofType, type Resource, stageNames, stageOf } from './synthesized.ts';

const isDead = ({ id }: Resource): boolean => id.includes('DeadLetters');

describe.each(stageNames)('the events of the stage %s', (name) => {
  const { data, events, monitoring } = stageOf(name);
  const all = ofType(events, 'AWS::SQS::Queue');
  const fed = all.filter((queue) => !isDead(queue));
  const alarms = ofType(monitoring, 'AWS::CloudWatch::Alarm');

  it('have a queue for each worker, and each queue has a dead-letter queue', () => {
    expect(fed.length).toBeGreaterThan(0);
    for (const { id, Properties } of fed) {
      const queue = Object.keys(stageQueues).find((each) => id.startsWith(each));
      const { receives } = stageQueues[queue as keyof typeof stageQueues];
      expect(Properties['RedrivePolicy'], id).toMatchObject({ maxReceiveCount: receives });
    }
  });

  it('keep what could not be worked on for a fortnight, and wake somebody by a sentence', () => {
    for (const { id, Properties } of all.filter(isDead)) {
      expect(Properties['MessageRetentionPeriod'], id).toBe(14 * 86_400);
      const [alarm] = alarms.filter((each) => JSON.stringify(each.Properties['Dimensions'] ?? []).includes(id));
      expect(String(alarm?.Properties['AlarmDescription']).length, id).toBeGreaterThan(20);
    }
  });

  it('reach a queue by the rule that the event table makes', () => {
    const rules = ofType(events, 'AWS::Events::Rule');
    expect(rules).toHaveLength(fed.length);
    for (const { id, Properties } of rules.filter((rule) => !rule.id.startsWith('uploads'))) {
      const queue = (Object.keys(queues) as (keyof typeof queues)[]).find((each) => id.startsWith(each));
      expect(queue, id).toBeDefined();
      expect(Properties['EventPattern']).toEqual({
        source: ['hotel-booking'],
        'detail-type': eventsFor(queue ?? 'indexing'),
      });
    }
  });

  it('reach the queue of uploads by what the bucket of pictures tells of that folder, on the bus of AWS itself', () => {
    const [rule] = ofType(events, 'AWS::Events::Rule').filter(({ id }) => id.startsWith('uploads'));
    expect(rule?.Properties['EventBusName']).toBeUndefined();
    expect(rule?.Properties['EventPattern']).toMatchObject({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { object: { key: [{ prefix: 'uploads/' }] } },
    });
    const [bucket] = ofType(data, 'AWS::S3::Bucket');
    expect(JSON.stringify(rule?.Properties['EventPattern'])).toContain(bucket?.id);
    expect(bucket?.Properties['NotificationConfiguration']).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it('make few pictures at once, and leave the rest in their queue', () => {
    const mappings = ofType(events, 'AWS::Lambda::EventSourceMapping');
    const limited = mappings.filter(({ Properties }) => Properties['ScalingConfig'] !== undefined);
    expect(limited.map(({ id, Properties }) => [id.startsWith('uploads'), Properties['ScalingConfig']])).toEqual([
      [true, { MaximumConcurrency: 5 }],
    ]);
  });

  it('take no message again while it may still be worked on', () => {
    for (const { id, Properties } of fed) expect(Properties['VisibilityTimeout'], id).toBeGreaterThanOrEqual(6 * 28);
  });

  it('let a batch come again in part, never whole for one message', () => {
    const mappings = ofType(events, 'AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(fed.length + 1);
    for (const { id, Properties } of mappings) {
      expect(Properties['FunctionResponseTypes'], id).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('come from the stream of the table from its beginning, and wake somebody when they are an hour late', () => {
    const [stream] = ofType(events, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties['StartingPosition'] !== undefined,
    );
    expect(stream?.Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      // The stream forgets after a day.
      MaximumRecordAgeInSeconds: 23 * 3600,
    });
    expect(stream?.Properties['DestinationConfig'] !== undefined).toBe(settingsOf(name).backstop);
    const late = alarms.find(({ Properties }) => Properties['MetricName'] === 'IteratorAge');
    expect(late?.Properties['Threshold']).toBe(3_600_000);
  });

  it('may be put on a queue by its own rule alone, and over https', () => {
    for (const { id, Properties } of ofType(events, 'AWS::SQS::QueuePolicy')) {
      expect(JSON.stringify(Properties), id).toContain('aws:SecureTransport');
    }
  });
});

describe('mails', () => {
  it('leave the system from production alone, under the name that whoever deploys gives', () => {
    for (const name of stageNames) {
      const text = JSON.stringify(stageOf(name).events);
      expect(text.includes('ses:SendEmail'), name).toBe(name === 'production');
      expect(text.includes('"Ref":"MailFrom"'), name).toBe(name === 'production');
    }
  });
});
