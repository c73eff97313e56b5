import {
  DescribeDomainCommand,
  DescribeDomainHealthCommand,
  type DescribeDomainHealthResponse,
  type DomainStatus,
  ListDomainNamesCommand,
  ListTagsCommand,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch';
import type { SearchDomainSettings, StageName } from '../../lib/settings/stages.ts';
import { CommandError } from '../command.ts';

/** A fact of the domain, as it is and as it should be. */
export interface Finding {
  readonly fact: string;
  readonly found: string;
  /** Undefined where any value will do. */
  readonly expected: string | undefined;
}

export const isWrong = ({ found, expected }: Finding): boolean => expected !== undefined && expected !== found;

const said = (value: unknown): string => (value === undefined || value === null ? 'unknown' : String(value));

/** The domain with the tags of every resource of the stage's stacks; its name is made by AWS. */
const domainOf = async (client: OpenSearchClient, stage: StageName): Promise<DomainStatus | undefined> => {
  const { DomainNames = [] } = await client.send(new ListDomainNamesCommand({ EngineType: 'OpenSearch' }));
  for (const { DomainName } of DomainNames) {
    const { DomainStatus } = await client.send(new DescribeDomainCommand({ DomainName }));
    const { TagList = [] } = await client.send(new ListTagsCommand({ ARN: DomainStatus?.ARN }));
    const tags = new Map(TagList.map(({ Key, Value }) => [Key, Value]));
    if (tags.get('system') === 'hotel-booking' && tags.get('stage') === stage) return DomainStatus;
  }
  return undefined;
};

const configuration = (domain: DomainStatus, { instance, zones, gib }: SearchDomainSettings): Finding[] => [
  { fact: 'engine', found: said(domain.EngineVersion), expected: undefined },
  { fact: 'instance', found: said(domain.ClusterConfig?.InstanceType), expected: instance },
  { fact: 'nodes', found: said(domain.ClusterConfig?.InstanceCount), expected: said(zones) },
  { fact: 'GiB a node', found: said(domain.EBSOptions?.VolumeSize), expected: said(gib) },
  { fact: 'encrypted at rest', found: said(domain.EncryptionAtRestOptions?.Enabled), expected: 'true' },
  { fact: 'encrypted between nodes', found: said(domain.NodeToNodeEncryptionOptions?.Enabled), expected: 'true' },
  { fact: 'HTTPS alone', found: said(domain.DomainEndpointOptions?.EnforceHTTPS), expected: 'true' },
  { fact: 'a change is under way', found: said(domain.Processing), expected: 'false' },
  { fact: 'an update waits', found: said(domain.ServiceSoftwareOptions?.UpdateAvailable), expected: undefined },
];

const health = (found: DescribeDomainHealthResponse, { zones }: SearchDomainSettings): Finding[] => [
  { fact: 'state', found: said(found.DomainState), expected: 'Active' },
  { fact: 'cluster', found: said(found.ClusterHealth), expected: 'Green' },
  { fact: 'shards', found: said(found.TotalShards), expected: undefined },
  { fact: 'shards on no node', found: said(found.TotalUnAssignedShards), expected: '0' },
  { fact: 'zones at work', found: said(found.ActiveAvailabilityZoneCount), expected: said(zones) },
];

/**
 * Asks AWS for health and configuration of a stage's search domain, and compares them with the stage's settings.
 * @throws CommandError where the account and region have no such domain
 */
export const examineDomain = async (stage: StageName, settings: SearchDomainSettings): Promise<Finding[]> => {
  const client = new OpenSearchClient({});
  try {
    const domain = await domainOf(client, stage);
    if (domain === undefined) {
      throw new CommandError(`this account has no search domain of the stage ${stage} in ${process.env['AWS_REGION']}`);
    }
    const { DomainName } = domain;
    const answer = await client.send(new DescribeDomainHealthCommand({ DomainName }));
    const name: Finding = { fact: 'domain', found: said(DomainName), expected: undefined };
    return [name, ...health(answer, settings), ...configuration(domain, settings)];
  } finally {
    client.destroy();
  }
};
