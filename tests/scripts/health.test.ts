import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { settingsOf } from '../../lib/settings/stages.ts';

const run = promisify(execFile);
const settings = settingsOf('production').searchDomain;

/** A domain as AWS describes it, made as the stage `production` says. */
const domain = {
  DomainName: 'domain-1a2b',
  ARN: 'arn:aws:es:eu-central-1:111122223333:domain/domain-1a2b',
  EngineVersion: 'OpenSearch_2.19',
  ClusterConfig: { InstanceType: settings?.instance, InstanceCount: settings?.zones },
  EBSOptions: { EBSEnabled: true, VolumeSize: settings?.gib },
  EncryptionAtRestOptions: { Enabled: true },
  NodeToNodeEncryptionOptions: { Enabled: true },
  DomainEndpointOptions: { EnforceHTTPS: true },
  Processing: false,
  ServiceSoftwareOptions: { UpdateAvailable: false },
};
const health = {
  DomainState: 'Active',
  ClusterHealth: 'Green',
  TotalShards: '9',
  TotalUnAssignedShards: '0',
  ActiveAvailabilityZoneCount: String(settings?.zones),
};
const tags = [
  { Key: 'system', Value: 'hotel-booking' },
  { Key: 'stage', Value: 'production' },
];

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

/** The calls of AWS that the command makes, answered in AWS's own form by a server of this machine. */
const awsWith = async (facts: { domain?: object; health?: object; tags?: object[] }) => {
  const answers: Readonly<Record<string, object>> = {
    '/2021-01-01/domain': { DomainNames: [{ DomainName: domain.DomainName, EngineType: 'OpenSearch' }] },
    [`/2021-01-01/opensearch/domain/${domain.DomainName}`]: { DomainStatus: { ...domain, ...facts.domain } },
    [`/2021-01-01/opensearch/domain/${domain.DomainName}/health`]: { ...health, ...facts.health },
    '/2021-01-01/tags': { TagList: facts.tags ?? tags },
  };
  const server = createServer(({ url = '' }, response) => {
    const body = answers[(url.split('?')[0] ?? '').replace(/\/$/, '')];
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Exit code and output of the command. */
const healthOf = async (stage: string, endpoint = 'http://127.0.0.1:9') => {
  const env = {
    ...process.env,
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    AWS_ENDPOINT_URL_OPENSEARCH: endpoint,
  };
  const args = ['scripts/health.ts', '--stage', stage];
  return run(process.execPath, args, { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
};

describe('npm run health', () => {
  it('says that a domain is well which is as its stage says', async () => {
    const { code, said } = await healthOf('production', await awsWith({}));
    expect(said).toContain('The search domain is well.');
    expect(said).toMatch(/^domain +domain-1a2b$/m);
    expect(code).toBe(0);
  });

  it('names what is wrong: a cluster that lost shards, a node too few, no HTTPS', async () => {
    const endpoint = await awsWith({
      domain: {
        ClusterConfig: { ...domain.ClusterConfig, InstanceCount: 2 },
        DomainEndpointOptions: { EnforceHTTPS: false },
      },
      health: { ClusterHealth: 'Red', TotalUnAssignedShards: '3' },
    });
    const { code, said } = await healthOf('production', endpoint);
    expect(said).toMatch(/^cluster +Red +WRONG, it should be Green$/m);
    expect(said).toMatch(/^shards on no node +3 +WRONG, it should be 0$/m);
    expect(said).toMatch(/^nodes +2 +WRONG, it should be 3$/m);
    expect(said).toMatch(/^HTTPS alone +false +WRONG, it should be true$/m);
    expect(said).toContain('4 things are not as they should be.');
    expect(code).toBe(1);
  });

  it('takes no domain of another system or stage for its own', async () => {
    const endpoint = await awsWith({ tags: [{ Key: 'system', Value: 'hotel-booking' }] });
    const { code, said } = await healthOf('production', endpoint);
    expect(said).toContain('this account has no search domain of the stage production in eu-central-1');
    expect(code).toBe(2);
  });

  it('has nothing to ask where the stage has no domain', async () => {
    expect(await healthOf('localstack')).toEqual({
      ...{ code: 0, said: 'The stage localstack has no search domain of its own.\n' },
    });
  });

  it('is told which stage', async () => {
    const { code, said } = await healthOf('prod');
    expect(said).toBe("npm run health: --stage is one of dev, localstack, production, not 'prod'\n");
    expect(code).toBe(2);
  });
});
