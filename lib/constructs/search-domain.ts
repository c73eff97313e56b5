import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { indexPrefix } from '../../functions/contract/search-index.ts';
import type { IndexCall } from '../settings/function-settings.ts';
import type { SearchDomainSettings, StageSettings } from '../settings/stages.ts';
import { acknowledge, ofLogs } from './acknowledge.ts';

/**
 * The index of hotels on AWS. All of its data is derived from the table, so it is deleted with its stack, and `npm run
 * reindex` fills a new one. It has no access policy: only roles with an explicit grant can call it.
 */
export class SearchDomain extends Construct {
  /** The endpoint of the domain. */
  readonly url: string;
  /** Replicas of an index: one in every further zone. */
  readonly replicas: number;
  /** The dimensions of AWS's metrics for it. */
  readonly name: string;
  readonly #arn: string;

  constructor(
    scope: Construct,
    id: string,
    { instance, zones, gib }: SearchDomainSettings,
    { logDays, keepsData }: Pick<StageSettings, 'logDays' | 'keepsData'>,
  ) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', {
      retention: logDays,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(logs, ofLogs);
    const mayLog = new ResourcePolicy(this, 'MayLog', {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('es.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:PutLogEventsBatch'],
          resources: [logs.logGroupArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      ],
    });
    const domain = new Domain(this, 'Domain', {
      version: EngineVersion.OPENSEARCH_2_19,
      capacity: { dataNodes: zones, dataNodeInstanceType: instance, multiAzWithStandbyEnabled: false },
      ...(zones > 1 && { zoneAwareness: { enabled: true, availabilityZoneCount: zones } }),
      ebs: { enabled: true, volumeSize: gib, volumeType: EbsDeviceVolumeType.GP3 },
      encryptionAtRest: { enabled: true },
      nodeToNodeEncryption: true,
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2,
      // Logs of slow queries and errors; the resource policy for them is above and needs no custom resource.
      logging: {
        appLogEnabled: true,
        appLogGroup: logs,
        slowSearchLogEnabled: true,
        slowSearchLogGroup: logs,
        slowIndexLogEnabled: true,
        slowIndexLogGroup: logs,
      },
      suppressLogsResourcePolicy: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    domain.node.addDependency(mayLog);
    acknowledge(domain, {
      'AwsSolutions-OS1': 'Functions outside a VPC ask it, over HTTPS and signed by their roles.',
      'AwsSolutions-OS3': 'Roles are granted calls by name; addresses of functions are not known.',
      'AwsSolutions-OS4': 'Three nodes with one small index elect a leader among themselves.',
      'AwsSolutions-OS5':
        'Without a policy of its own it refuses what no role of the account is granted, unsigned requests too.',
      ...(zones === 1 && { 'AwsSolutions-OS7': 'One small node, for trying; without it the table answers.' }),
      CKV_AWS_317:
        'Audit logs need users of its own inside OpenSearch; here IAM decides, and CloudTrail has the changes.',
    });
    this.url = `https://${domain.domainEndpoint}`;
    this.replicas = zones - 1;
    this.#arn = domain.domainArn;
    this.name = domain.domainName;
  }

  /** Passes the endpoint to a function, and allows it these calls on indexes of hotels and their aliases. */
  bind(lambda: LambdaFunction, calls: readonly IndexCall[]): void {
    lambda.addEnvironment('OPENSEARCH_URL', this.url);
    lambda.addEnvironment('OPENSEARCH_REPLICAS', String(this.replicas));
    if (lambda.role) {
      acknowledge(lambda.role, {
        'AwsSolutions-IAM5': 'Indexes are made and removed without a deploy, each named hotels-VERSION.',
      });
    }
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: calls.map((call) => `es:ESHttp${call}`),
        resources: [`${this.#arn}/${indexPrefix}*`, `${this.#arn}/_alias/${indexPrefix}*`],
      }),
    );
  }
}
