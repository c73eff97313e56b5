import { RemovalPolicy } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { indexPrefix } from '../../functions/contract/search-index.ts';
import type { IndexCall } from '../settings/function-settings.ts';
import type { SearchDomainSettings } from '../settings/stages.ts';

/**
 * The index of hotels on AWS. Everything in it is made of the table, so it goes with its stack, and `npm run reindex`
 * fills a new one. It has no policy of its own: nobody reaches it but the roles that are granted a call by name.
 */
export class SearchDomain extends Construct {
  /** Where it is asked. */
  readonly url: string;
  /** Copies of an index besides the first: one in every further zone. */
  readonly replicas: number;
  /** By which AWS measures it. */
  readonly name: string;
  readonly #arn: string;

  constructor(scope: Construct, id: string, { instance, zones, gib }: SearchDomainSettings) {
    super(scope, id);
    const domain = new Domain(this, 'Domain', {
      version: EngineVersion.OPENSEARCH_2_19,
      capacity: { dataNodes: zones, dataNodeInstanceType: instance, multiAzWithStandbyEnabled: false },
      ...(zones > 1 && { zoneAwareness: { enabled: true, availabilityZoneCount: zones } }),
      ebs: { enabled: true, volumeSize: gib, volumeType: EbsDeviceVolumeType.GP3 },
      encryptionAtRest: { enabled: true },
      nodeToNodeEncryption: true,
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.url = `https://${domain.domainEndpoint}`;
    this.replicas = zones - 1;
    this.#arn = domain.domainArn;
    this.name = domain.domainName;
  }

  /** Tells a function where the domain is, and allows it these calls on indexes of hotels and their aliases. */
  bind(lambda: LambdaFunction, calls: readonly IndexCall[]): void {
    lambda.addEnvironment('OPENSEARCH_URL', this.url);
    lambda.addEnvironment('OPENSEARCH_REPLICAS', String(this.replicas));
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: calls.map((call) => `es:ESHttp${call}`),
        resources: [`${this.#arn}/${indexPrefix}*`, `${this.#arn}/_alias/${indexPrefix}*`],
      }),
    );
  }
}
