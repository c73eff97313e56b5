import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SearchDomain } from '../constructs/search-domain.ts';
import type { SearchDomainSettings, StageSettings } from '../settings/stages.ts';

/** The index of hotels. It is separate from the table because it can be deleted and rebuilt from the table. */
export class SearchStack extends Stack {
  readonly domain: SearchDomain;

  constructor(
    scope: Construct,
    id: string,
    settings: SearchDomainSettings,
    stage: Pick<StageSettings, 'logDays' | 'keepsData'>,
    props: StackProps,
  ) {
    super(scope, id, props);
    this.domain = new SearchDomain(this, 'Hotels', settings, stage);
    new CfnOutput(this, 'OpenSearchUrl', { value: this.domain.url });
    new CfnOutput(this, 'OpenSearchReplicas', { value: String(this.domain.replicas) });
  }
}
