import type { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { GeneratedSecret } from './generated-secret.ts';

/** What the CDN proves itself to the API by. */
export class EdgeKey extends GeneratedSecret {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, settings, {
      description: 'What the CDN proves itself to the API by: it tells the address of the caller.',
      length: 48,
      unrotated: 'CloudFormation gives it to the CDN as it deploys: a change by itself would part the two.',
      variable: 'EDGE_SECRET',
    });
  }

  /** A reference that CloudFormation resolves when it deploys; the template holds the name of the secret alone. */
  get reference(): string {
    return this.secret.secretValue.unsafeUnwrap();
  }
}
