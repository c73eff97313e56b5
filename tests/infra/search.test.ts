import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ofType, type Properties, stageOf } from './synthesized.ts';

const environmentOf = (properties: Properties): Readonly<Record<string, unknown>> => {
  const { Variables } = (properties['Environment'] ?? {}) as { readonly Variables?: Readonly<Record<string, unknown>> };
  return Variables ?? {};
};

describe.each(['dev', 'production'] as const)('the index of hotels of the stage %s', (name) => {
  const { search, every } = stageOf(name);
  const domains = ofType(every, 'AWS::OpenSearchService::Domain');
  const domain = domains[0]?.Properties ?? {};

  it('is one domain, in a stack that has nothing else to lose', () => {
    expect(domains).toHaveLength(1);
    expect(ofType(search, 'AWS::OpenSearchService::Domain')).toEqual(domains);
    // All of it is made of the table.
    expect(domains[0]?.DeletionPolicy).toBe('Delete');
    expect(domain['EngineVersion']).toBe('OpenSearch_2.19');
  });

  it('is encrypted at rest, between its nodes and on the way to it, and on no other way', () => {
    expect(domain).toMatchObject({
      EncryptionAtRestOptions: { Enabled: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
    });
  });

  it('is open to nobody but the roles that are granted a call of it', () => {
    expect(domain).not.toHaveProperty('AccessPolicies');
    const granted = [...ofType(every, 'AWS::IAM::Policy')].filter(({ Properties }) =>
      JSON.stringify(Properties).includes('es:ESHttp'),
    );
    expect(granted.map(({ id }) => /^(search|indexing|verification)/.exec(id)?.[1]).toSorted()).toEqual([
      'indexing',
      'search',
      'verification',
    ]);
    for (const { Properties } of granted) expect(JSON.stringify(Properties)).not.toContain('es:*');
  });

  it('has a node and a copy of the index in each of its zones', () => {
    const { zones = 0, gib, instance } = settingsOf(name).searchDomain ?? {};
    expect(domain).toMatchObject({
      ClusterConfig: { InstanceCount: zones, InstanceType: instance, ZoneAwarenessEnabled: zones > 1 },
      EBSOptions: { EBSEnabled: true, VolumeSize: gib, VolumeType: 'gp3' },
    });
    const told = ofType(every, 'AWS::Lambda::Function')
      .map(({ Properties }) => environmentOf(Properties))
      .filter((environment) => 'OPENSEARCH_URL' in environment);
    expect(told.map((environment) => environment['OPENSEARCH_REPLICAS'])).toEqual(
      Array.from({ length: 3 }, () => String(zones - 1)),
    );
    for (const { OPENSEARCH_URL: url } of told) expect(JSON.stringify(url)).toContain('https://');
  });

  it('says what guests see when it is red, or soon full', () => {
    const critical = ofType(stageOf('production').monitoring, 'AWS::CloudWatch::Alarm').map(
      ({ Properties }) => Properties,
    );
    const alarms = critical.filter(({ MetricName }) =>
      ['ClusterStatus.red', 'FreeStorageSpace'].includes(String(MetricName)),
    );
    expect(alarms).toHaveLength(2);
    for (const { AlarmDescription } of alarms) expect(AlarmDescription).toMatch(/^Searches /);
  });
});

describe('a stage on an emulator', () => {
  it('has no domain: a node beside it is named by its address', () => {
    const { every } = stageOf('localstack');
    expect(ofType(every, 'AWS::OpenSearchService::Domain')).toEqual([]);
    const told = ofType(every, 'AWS::Lambda::Function').filter(
      ({ Properties }) => environmentOf(Properties)['OPENSEARCH_URL'] === 'http://127.0.0.1:9200',
    );
    expect(told).toHaveLength(3);
  });
});
