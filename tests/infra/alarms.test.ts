import { describe, expect, it } from 'vitest';
import { ofType, stageOf } from './synthesized.ts';

describe('counts of a run that are nothing on a good day', () => {
  it.each([
    ['WrongPayments', '{ $.counts.wrongPayments > 0 }', 'reconciliation'],
    ['Pending', '{ $.counts.pending > 0 }', 'outbox'],
    ['Stuck', '{ $.counts.stuck > 0 }', 'outbox'],
  ])('alarm in production: %s', (metric, pattern, schedule) => {
    const { every } = stageOf('production');
    const [filter, ...others] = ofType(every, 'AWS::Logs::MetricFilter').filter(
      ({ Properties }) => Properties['FilterPattern'] === pattern,
    );
    expect(others).toEqual([]);
    expect(JSON.stringify(filter?.Properties['LogGroupName'])).toContain(schedule);
    const alarms = ofType(every, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['MetricName'] === metric,
    );
    expect(alarms).toHaveLength(1);
    expect(String(alarms[0]?.Properties['AlarmDescription']).length).toBeGreaterThan(30);
  });

  it('need no filter of logs on an emulator', () => {
    expect(ofType(stageOf('localstack').every, 'AWS::Logs::MetricFilter')).toEqual([]);
  });
});
