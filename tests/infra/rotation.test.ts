import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ofType, stageOf } from './synthesized.ts';

describe('the signing keys of production', () => {
  const { data, scheduled } = stageOf('production');
  const [schedule, ...others] = ofType(scheduled, 'AWS::SecretsManager::RotationSchedule');
  const [lambda] = ofType(scheduled, 'AWS::Lambda::Function').filter(({ id }) => id.includes('rotation'));
  const [secret] = ofType(data, 'AWS::SecretsManager::Secret').filter(({ id }) => id.startsWith('SigningKeys'));

  it('are rotated by their function after the days of the settings', () => {
    expect(others).toEqual([]);
    expect(schedule?.Properties).toMatchObject({
      RotationLambdaARN: { 'Fn::GetAtt': [lambda?.id, 'Arn'] },
      RotationRules: { ScheduleExpression: `rate(${settingsOf('production').rotationDays} days)` },
    });
    expect(JSON.stringify(schedule?.Properties['SecretId'])).toContain(secret?.id);
  });

  it('are rotated for Secrets Manager of this account alone', () => {
    const permissions = ofType(scheduled, 'AWS::Lambda::Permission').filter(({ id }) => id.includes('rotation'));
    expect(permissions.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        Principal: 'secretsmanager.amazonaws.com',
        SourceAccount: { Ref: 'AWS::AccountId' },
        FunctionName: { 'Fn::GetAtt': [lambda?.id, 'Arn'] },
      }),
    ]);
  });

  it('are the only secret that the function may read and write', () => {
    const policies = ofType(scheduled, 'AWS::IAM::Policy').filter(({ id }) => id.includes('rotation'));
    const statements = policies.flatMap(
      ({ Properties }) =>
        (Properties['PolicyDocument'] as { Statement: { Action: unknown; Resource: unknown }[] }).Statement,
    );
    const secrets = statements.filter(({ Action }) => JSON.stringify(Action).includes('secretsmanager:'));
    expect(secrets).toHaveLength(1);
    expect(secrets[0]?.Resource).toEqual(schedule?.Properties['SecretId']);
  });
});

describe.each(['dev', 'localstack'] as const)('the signing keys of %s', (name) => {
  it('stay: the stage has no rotation', () => {
    expect(ofType(stageOf(name).every, 'AWS::SecretsManager::RotationSchedule')).toEqual([]);
  });
});
