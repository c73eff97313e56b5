import type { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { GeneratedSecret } from './generated-secret.ts';

/** The secret with which the CDN authenticates to the API. */
export class EdgeKey extends GeneratedSecret {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, settings, {
      description: 'What the CDN proves itself to the API by: it tells the address of the caller.',
      length: 48,
      unrotated: 'CloudFormation gives it to the CDN as it deploys: a change by itself would part the two.',
      variable: 'EDGE_SECRET',
    });
  }

  /** A reference that CloudFormation resolves during deployment; the template contains only the name of the secret. */
  get reference(): string {
    return this.secret.secretValue.unsafeUnwrap();
  }
}
