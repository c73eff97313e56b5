import { describe, expect, it } from 'vitest';
import { indexes, keyNames } from '../../functions/contract/keys.ts';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { settingsOf } from '../../lib/settings/stages.ts';
import { freshStageOf, functionsIn, ofType, stageNames, stageOf } from './synthesized.ts';

const sameMembers = (expected: readonly string[]) => (found: unknown) =>
  Array.isArray(found) && JSON.stringify(found.toSorted()) === JSON.stringify(expected.toSorted());

describe.each(stageNames)('the stage %s', (name) => {
  const stage = stageOf(name);
  const functions = ofType(stage.every, 'AWS::Lambda::Function');

  it('has one function for each row of the settings and no other', () => {
    const expected = functionsIn(name);
    const found = functions.map(({ id }) => expected.find((each) => id.includes(each)));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('lets no function run as long as API Gateway waits, 29 seconds', () => {
    for (const { id, Properties } of functions) {
      expect(Properties['Timeout'], id).toBeTypeOf('number');
      expect(Properties['Timeout'], id).toBeLessThan(29);
    }
  });

  it.each(Object.keys(schedules) as ScheduleName[])('gives a run of %s time to end what it has begun', (each) => {
    const worker = ofType(stage.scheduled, 'AWS::Lambda::Function').find(({ id }) => id.includes(each));
    expect(worker?.Properties['Timeout']).toBeGreaterThanOrEqual(schedules[each].stopsAfterSeconds + 10);
  });

  it.each(Object.keys(schedules) as ScheduleName[])('ends a run of %s before the next one begins', (each) => {
    const worker = ofType(stage.scheduled, 'AWS::Lambda::Function').find(({ id }) => id.includes(each));
    expect(worker?.Properties['Timeout']).toBeLessThan(schedules[each].minutes * 60);
  });

  it('gives the signing key to no worker of the clock', () => {
    expect(JSON.stringify(stage.scheduled)).not.toContain('SIGNING_SECRET');
    expect(JSON.stringify(stage.api)).toContain('SIGNING_SECRET');
  });

  it('runs every function on Node 24 with a log group of its own', () => {
    const groups = functions.map(({ Properties }) => JSON.stringify(Properties['LoggingConfig']));
    expect(new Set(groups).size).toBe(functions.length);
    for (const { Properties } of functions) expect(Properties['Runtime']).toBe('nodejs24.x');
  });

  it('keeps no log for ever', () => {
    const logs = ofType(stage.every, 'AWS::Logs::LogGroup');
    expect(logs.length).toBeGreaterThanOrEqual(functions.length);
    for (const { id, Properties } of logs) expect(Properties['RetentionInDays'], id).toBeGreaterThan(0);
  });

  it('releases holds by a rule of each minute, and has a rule for each other schedule', () => {
    const rates = ofType(stage.scheduled, 'AWS::Events::Rule').map(
      ({ Properties }) => Properties['ScheduleExpression'],
    );
    expect(rates).toHaveLength(Object.keys(schedules).length);
    expect(rates).toContain('rate(1 minute)');
    expect(ofType(stage.every, 'AWS::Scheduler::Schedule')).toEqual([]);
  });

  it('calls each worker from one rule, and repeats no run that failed', () => {
    for (const { Properties } of ofType(stage.scheduled, 'AWS::Events::Rule')) {
      expect(Properties['State']).toBe('ENABLED');
      expect(Properties['Targets']).toEqual([
        expect.objectContaining({ RetryPolicy: expect.objectContaining({ MaximumRetryAttempts: 0 }) }),
      ]);
    }
    const invokes = ofType(stage.scheduled, 'AWS::Lambda::EventInvokeConfig');
    expect(invokes.map(({ Properties }) => Properties['MaximumRetryAttempts'])).toEqual(
      Object.keys(schedules).map(() => 0),
    );
  });

  it('has one table, on demand, recoverable to any second, whose stream carries both images', () => {
    const [table, ...others] = ofType(stage.every, 'AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      KeySchema: [
        { AttributeName: keyNames.partition, KeyType: 'HASH' },
        { AttributeName: keyNames.sort, KeyType: 'RANGE' },
      ],
    });
  });

  it('has the indexes that the keys name, each with its projection', () => {
    const [table] = ofType(stage.every, 'AWS::DynamoDB::Table');
    const expected = Object.entries(indexes).map(([IndexName, index]) => ({
      IndexName,
      KeySchema: [
        { AttributeName: index.partition, KeyType: 'HASH' },
        { AttributeName: index.sort, KeyType: 'RANGE' },
      ],
      Projection:
        'projected' in index
          ? { ProjectionType: 'INCLUDE', NonKeyAttributes: expect.toSatisfy(sameMembers(index.projected)) }
          : { ProjectionType: 'KEYS_ONLY' },
    }));
    expect(table?.Properties['GlobalSecondaryIndexes']).toEqual(expected);
  });

  it('holds no secret in its template: the account makes the signing key, people fill in those of others', () => {
    const secrets = ofType(stage.every, 'AWS::SecretsManager::Secret');
    const made = secrets.filter(({ Properties }) => Properties['GenerateSecretString'] !== undefined);
    // The key that sessions are signed with and, where a CDN stands in front, what it proves itself by.
    expect(made.map(({ Properties }) => Properties)).toEqual(
      [64, ...(settingsOf(name).servesWeb ? [48] : [])].map((PasswordLength) =>
        expect.objectContaining({ GenerateSecretString: expect.objectContaining({ PasswordLength }) }),
      ),
    );
    for (const { Properties } of made) expect(Properties['SecretString']).toBeUndefined();
    const filledIn = secrets.filter((secret) => !made.includes(secret));
    expect(filledIn).toHaveLength(settingsOf(name).gateway === 'stripe' ? 1 : 0);
    for (const { Properties } of filledIn) expect(Properties['SecretString']).toMatch(/^put the keys of .* here$/);
  });

  it.each(['data', 'api', 'scheduled', 'events', 'search', 'web', 'monitoring'] as const)(
    'keeps the stack %s at 400 resources or fewer, of the 500 that CloudFormation takes',
    (stack) => {
      expect(stage[stack].length).toBeLessThanOrEqual(400);
    },
  );
});

describe('the sandbox', () => {
  it('is on emulators alone: no other stage has its function', () => {
    const having = stageNames.filter((name) => functionsIn(name).includes('sandbox'));
    expect(having).toEqual(['localstack']);
  });
});

describe('functions at once', () => {
  it('are kept for holds in production, and for nothing else', () => {
    const reserved = ofType(stageOf('production').every, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties['ReservedConcurrentExecutions'] !== undefined,
    );
    expect(reserved.map(({ id }) => id.startsWith('bookings'))).toEqual([true]);
    expect(reserved[0]?.Properties['ReservedConcurrentExecutions']).toBe(settingsOf('production').reservedForBookings);
  });
});

describe('a second synth of the same code', () => {
  it('makes the same templates, so that a deploy of it changes nothing', () => {
    const [first, second] = [stageOf('production'), freshStageOf('production')];
    expect(second.every).toEqual(first.every);
    expect(second.every).not.toBe(first.every);
  }, 60_000);
});

describe('production', () => {
  const { data, every } = stageOf('production');

  it('keeps the table when its stack goes, and refuses to delete it', () => {
    const [table] = ofType(data, 'AWS::DynamoDB::Table');
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
  });

  it('keeps the signing key and the logs when their stacks go', () => {
    const kept = [...ofType(every, 'AWS::SecretsManager::Secret'), ...ofType(every, 'AWS::Logs::LogGroup')];
    for (const { id, DeletionPolicy } of kept) expect(DeletionPolicy, id).toBe('Retain');
  });
});

describe.each(['dev', 'localstack'] as const)('the stage %s', (name) => {
  it("leaves nothing behind when its stacks go, but for the gateway's right to log, which the account shares", () => {
    const kept = stageOf(name).every.filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    expect(kept.filter(({ id }) => !id.includes('CloudWatchRole') && !id.includes('Account'))).toEqual([]);
  });
});
