import type { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { GeneratedSecret } from './generated-secret.ts';

/** The key that sessions, quotes and cursors are signed with. */
export class SigningKeys extends GeneratedSecret {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, settings, {
      description: 'What sessions, quotes and cursors are signed with: a key a line, the newest first.',
      // 64 of 62 letters and digits: 381 bits, more than HMAC-SHA-256 can use.
      length: 64,
      unrotated: 'Functions read it as they start: it is rotated in steps, each a deploy (docs/deploy.md).',
      variable: 'SIGNING_SECRET',
    });
  }
}
