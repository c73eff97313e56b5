import { describe, expect, it } from 'vitest';
import { readCanaryOff, rollbackAlarms } from '../../lib/settings/canary.ts';
import { functionsIn, ofType, otherStageOf, type Resource, stageOf } from './synthesized.ts';

const production = stageOf('production');
/** Secrets Manager calls the rotation by the function's name. */
const functions = functionsIn('production').filter((name) => name !== 'rotation');

/** The one resource of a type that belongs to a function. */
const ofFunction = (resources: readonly Resource[], type: string, name: string): Resource => {
  const found = ofType(resources, type).filter(({ id }) => new RegExp(`(^|schedule|events)${name}[A-Z]`).test(id));
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`${found.length} of ${type} for ${name}`);
  return one;
};
const aliasIds = new Set(ofType(production.every, 'AWS::Lambda::Alias').map(({ id }) => id));
const text = (value: unknown): string => JSON.stringify(value);
const namesAlias = (value: unknown): boolean => [...aliasIds].some((id) => text(value).includes(`"Ref":"${id}"`));

describe('a release of production', () => {
  it.each(functions)('moves the callers of %s by a canary that goes back on an alarm', (name) => {
    const alias = ofFunction(production.every, 'AWS::Lambda::Alias', name);
    const group = ofFunction(production.every, 'AWS::CodeDeploy::DeploymentGroup', name);
    const update = alias.UpdatePolicy?.['CodeDeployLambdaAliasUpdate'] as { DeploymentGroupName: unknown };
    expect(update.DeploymentGroupName).toEqual({ Ref: group.id });
    expect(group.Properties).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent10Minutes',
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
      },
      AlarmConfiguration: { Enabled: true },
    });
    const watched = text(group.Properties['AlarmConfiguration']);
    for (const alarm of rollbackAlarms) expect(watched).toContain(`"HotelBooking-production-${alarm}"`);
  });

  it.each(functions)('goes back when the new version of %s fails once', (name) => {
    const alarm = ofFunction(production.every, 'AWS::CloudWatch::Alarm', name);
    const version = ofFunction(production.every, 'AWS::Lambda::Version', name);
    const group = ofFunction(production.every, 'AWS::CodeDeploy::DeploymentGroup', name);
    expect(text(group.Properties['AlarmConfiguration'])).toContain(`{"Ref":"${alarm.id}"}`);
    expect(alarm.Properties).toMatchObject({ MetricName: 'Errors', Threshold: 1, Statistic: 'Sum' });
    expect(alarm.Properties['Dimensions']).toContainEqual({
      Name: 'ExecutedVersion',
      Value: { 'Fn::GetAtt': [version.id, 'Version'] },
    });
  });

  it('watches alarms that the stage has', () => {
    const names = ofType(production.monitoring, 'AWS::CloudWatch::Alarm').map(
      ({ Properties }) => Properties['AlarmName'],
    );
    for (const alarm of rollbackAlarms) expect(names).toContain(`HotelBooking-production-${alarm}`);
  });

  it('keeps the versions before it', () => {
    const versions = ofType(production.every, 'AWS::Lambda::Version');
    expect(versions).toHaveLength(functions.length);
    for (const { DeletionPolicy } of versions) expect(DeletionPolicy).toBe('Retain');
  });

  it('is what the gateway, the rules, the queues, the stream and the CDN call, and nothing calls the newest code', () => {
    const callers = [
      ...ofType(production.api, 'AWS::Lambda::Permission'),
      ...ofType(production.scheduled, 'AWS::Lambda::Permission').filter(({ id }) => !id.includes('rotation')),
      ...ofType(production.web, 'AWS::Lambda::Permission').filter(({ id }) => id.startsWith('Site')),
      ...ofType(production.scheduled, 'AWS::Events::Rule').map(({ Properties, ...rest }) => ({
        ...rest,
        Properties: { Targets: Properties['Targets'] },
      })),
    ];
    expect(callers.length).toBeGreaterThan(20);
    for (const { id, Properties } of callers) expect(namesAlias(Properties), id).toBe(true);
    const mappings = ofType(production.events, 'AWS::Lambda::EventSourceMapping');
    expect(mappings.length).toBeGreaterThan(4);
    for (const { id, Properties } of mappings) expect(namesAlias(Properties['FunctionName']), id).toBe(true);
    const urls = ofType(production.web, 'AWS::Lambda::Url');
    expect(urls).toHaveLength(1);
    for (const { Properties } of urls) expect(Properties['Qualifier']).toBe('live');
    for (const { Properties } of ofType(production.scheduled, 'AWS::Lambda::EventInvokeConfig')) {
      expect(namesAlias(Properties['Qualifier'])).toBe(true);
    }
  });

  it('reaches all callers at once, whatever the alarms say, with -c canary=off', () => {
    const { every } = otherStageOf('production', { canaryOff: true });
    const groups = ofType(every, 'AWS::CodeDeploy::DeploymentGroup');
    expect(groups).toHaveLength(functions.length);
    for (const { Properties } of groups) {
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
        AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'] },
      });
      expect(text(Properties['AlarmConfiguration'] ?? [])).not.toContain('HotelBooking-production');
    }
    expect(readCanaryOff('off')).toBe(true);
    expect(readCanaryOff(undefined)).toBe(false);
    expect(() => readCanaryOff('no')).toThrow("-c canary= can only be 'off', not 'no'");
  });
});

describe('the containers kept started', () => {
  it('are those of the setting, of the version that takes holds, and of no other function', () => {
    const { every } = otherStageOf('production', { settings: { provisionedForBookings: 7 } });
    const provisioned = ofType(every, 'AWS::Lambda::Alias').filter(
      ({ Properties }) => Properties['ProvisionedConcurrencyConfig'] !== undefined,
    );
    expect(provisioned.map(({ id, Properties }) => [id.replace(/Live.*/, ''), Properties])).toEqual([
      ['bookings', expect.objectContaining({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 7 } })],
    ]);
  });

  it('are none without the setting', () => {
    expect(text(production.every)).not.toContain('ProvisionedConcurrencyConfig');
  });
});

describe.each(['dev', 'localstack'] as const)('the stage %s', (name) => {
  it('changes at once: it has neither aliases nor deployments', () => {
    expect(ofType(stageOf(name).every, 'AWS::Lambda::Alias')).toEqual([]);
    expect(ofType(stageOf(name).every, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
  });
});

describe.each(['dev', 'localstack', 'production'] as const)('every stack of %s', (name) => {
  it('has at most 400 resources, of the 500 that CloudFormation takes', () => {
    const { every: _every, apiBytes: _bytes, ...stacks } = stageOf(name);
    for (const [stack, resources] of Object.entries(stacks)) expect(resources.length, stack).toBeLessThanOrEqual(400);
  });
});
