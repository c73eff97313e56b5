import { describe, expect, it } from 'vitest';
import { ofType, stageOf } from './synthesized.ts';

describe('money that does not agree with the gateway', () => {
  it('alarms in production by what the hourly audit has logged', () => {
    const { every } = stageOf('production');
    const [filter, ...others] = ofType(every, 'AWS::Logs::MetricFilter');
    expect(others).toEqual([]);
    expect(filter?.Properties['FilterPattern']).toBe('{ $.counts.wrongPayments > 0 }');
    expect(JSON.stringify(filter?.Properties['LogGroupName'])).toContain('reconciliation');
    const alarms = ofType(every, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['MetricName'] === 'WrongPayments',
    );
    expect(alarms).toHaveLength(1);
    expect(String(alarms[0]?.Properties['AlarmDescription'])).toContain('npm run reconcile');
  });

  it('needs no filter of logs on an emulator', () => {
    expect(ofType(stageOf('localstack').every, 'AWS::Logs::MetricFilter')).toEqual([]);
  });
});
